import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { jsonataBuiltins } from './jsonata-builtins.js'
import { parseJsonata } from './jsonata.js'
import { jsonataFacts } from './jsonata-facts.js'

describe('jsonataFacts', () => {
  it('lists the variables that are read, with what follows, and whose they are', () => {
    const text = "( $x := $states.input.a[$i = 1].b; $f := function($n) { $n + $f($n) & $outer }; $x.y; $; $$.z; $list@$e.{ 'k': $e.k } )"
    expect(jsonataFacts(text).variables.map(({ name, path, isLocal, offset }) => [name, path, isLocal, text.slice(offset, offset + 2)])).toEqual([
      ['states', ['input', 'a', 'b'], false, '$s'],
      ['i', [], false, '$i'],
      ['n', [], true, '$n'],
      ['n', [], true, '$n'],
      ['outer', [], false, '$o'],
      ['x', ['y'], true, '$x'],
      ['', [], false, '$;'],
      ['$', ['z'], false, '$$'],
      ['list', [], false, '$l'],
      ['e', ['k'], true, '$e'],
    ])
  })

  it('does not see a variable before it has its value, nor outside its block', () => {
    expect(jsonataFacts('( $x := $x + 1; ( $y := 1 ); $y )').variables.map(({ name, isLocal }) => [name, isLocal])).toEqual([['x', false], ['y', false]])
  })

  it.each<[string, readonly [string, number, boolean, boolean, number][]]>([
    ['$sum([1, 2])', [['sum', 1, false, false, 0]]],
    ["$states.input ~> $uppercase ~> $substring(1)", [['uppercase', 1, false, false, 17], ['substring', 2, false, false, 31]]],
    ["( $f := function($x) { 1 }; $f(1, 2) )", [['f', 2, false, true, 28]]],
    ['$substring(?, 1)', [['substring', 2, true, false, 0]]],
    ['$map($states.input, function($v) { $foo() })', [['map', 2, false, false, 0], ['foo', 0, false, false, 35]]],
    ['function($x) { $x }(1)', []],
  ])('counts the arguments of %s', (text, expected) => {
    const { calls } = jsonataFacts(text)
    expect(calls.map(({ name, argumentCount, isPartial, isLocal, offset }) => [name, argumentCount, isPartial, isLocal, offset])).toEqual(expected)
  })

  it.each<[string, readonly [string, number][]]>([
    ['phone', [['phone', 0]]],
    ['$.phone', [['phone', 2]]],
    ["$sum(items.price) & `odd name`", [['items', 5], ['odd name', 20]]],
    ['$states.input.phone[type = 1].{"a": number}', []],
    ['$map($states.input, function($v) { $v.phone })', []],
    ['$states.input ~> |items|{"x": price}|', []],
  ])('finds the names at the top of %s', (text, expected) => {
    expect(jsonataFacts(text).topLevelNames.map(({ name, offset }) => [name, offset])).toEqual(expected)
  })

  it.each<[string, boolean]>([
    ['$states.input.a[0].b', true],
    ['$x', true],
    ['$states.input.a[b = 1]', false],
    ['$states.input.*', false],
    ['$x + 1', false],
    ['a.b', false],
  ])('says of %s that it is a plain path: %s', (text, expected) => expect(jsonataFacts(text).isPlainPath).toBe(expected))

  it('lists regular expressions and operators that AWS may not know', () => {
    expect(jsonataFacts('$match($a, /ab+/i)').patterns).toEqual([{ text: '/ab+/i', offset: 11 }])
    expect(jsonataFacts('$a ?? 1').laterOperators).toEqual([{ name: '??', offset: 3 }])
    expect(jsonataFacts('$a ?: 1').laterOperators).toEqual([{ name: '?:', offset: 3 }])
    expect(jsonataFacts('$a ? $b : 1').laterOperators).toEqual([])
    expect(jsonataFacts('$a ?? 1').variables).toHaveLength(1)
  })

  it('is empty but for the problem where the text is no JSONata', () => {
    expect(jsonataFacts('$a +')).toMatchObject({ problem: { code: 'S0207', offset: 4 }, variables: [], calls: [], isPlainPath: false })
  })
})

describe('jsonataBuiltins', () => {
  // what the package binds, by name, with its signature: `staticFrame.bind('sum', defineFunction(fn.sum, '<a<n>:n>'))`
  const source = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8')
  const bound = new Map([...source.matchAll(/staticFrame\.bind\('(\w+)', defineFunction\([\w.]+, '<(.*)>'\)\)/g)].map(([, name = '', signature = '']) => [name, signature]))

  it('has the functions of the package, but $eval', () => {
    const own = jsonataBuiltins.filter(({ from }) => from === 'JSONata').map(({ name }) => name)
    expect(own.toSorted()).toEqual([...bound.keys(), 'now', 'millis'].filter((name) => name !== 'eval' && name !== 'random').toSorted())
  })

  it.each(jsonataBuiltins.filter(({ name }) => bound.has(name) && name !== 'random'))('counts the arguments of $name as its signature does', ({ name, least, most }) => {
    const parameters = [...(bound.get(name) ?? '').replace(/:[^:]*$/, '').replace(/<[^<>]*>/g, '').replace(/<[^<>]*>/g, '').matchAll(/(?:\([^)]*\)|[a-z])([-?+]?)/g)].map(([, sign]) => sign)
    expect(least).toBe(parameters.filter((sign) => sign !== '-' && sign !== '?').length)
    expect(most).toBe(parameters.includes('+') ? undefined : parameters.length)
  })

  it.each(['$states', ' $states.input.a_1\n', '$x.y', '$states.input.and', '$and', '$states.context.Map.Item', '$_a.B', '$states.input.in_', '$states.function.a', '$null.x'])('says of %j without a parser what it says with one', (text) => {
    expect(jsonataFacts(text)).toEqual(jsonataFacts(text, parseJsonata(text)))
  })

  it('knows the variables of a step in the brackets behind it', () => {
    for (const text of ['$a.items#$p[$p < 2].name', '$a.items[x=1]#$p[$p<2]', '$a.items@$o[$o.x = 1].y']) {
      expect(jsonataFacts(text).variables.filter(({ isLocal }) => !isLocal).map(({ name }) => name)).toEqual(['a'])
    }
  })
})
