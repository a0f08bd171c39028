import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { evaluateJsonata, parseJsonata, type JsonataExpression } from './jsonata.js'
import { isJsonataString, jsonataBody } from './jsonata-text.js'

function parsed(text: string): JsonataExpression {
  const { expression } = parseJsonata(text)
  if (expression === undefined) throw new Error(`"${text}" does not parse`)
  return expression
}
const evaluate = (text: string, bindings?: { [name: string]: unknown }) => evaluateJsonata(parsed(text), bindings)

describe('isJsonataString', () => {
  it.each<[unknown, boolean]>([
    ['{% $states.input %}', true],
    ['{%%}', true],
    ['{%\n$a\n%}', true],
    ['{%}', false],
    [' {% $a %}', false],
    ['{% $a %} ', false],
    ['$a', false],
    [7, false],
    [null, false],
  ])('%j: %s', (value, expected) => expect(isJsonataString(value)).toBe(expected))

  it('leaves the blanks in the body, so that offsets stay', () => {
    expect(jsonataBody('{% $a %}')).toBe(' $a ')
  })
})

describe('parseJsonata points at', () => {
  it.each<[string, string, string, number]>([
    ['a token that does not belong there', '$a + )', 'S0211', 5],
    ['the end of an unfinished text', '$a +', 'S0207', 4],
    ['an unclosed string', "$a & 'x", 'S0101', 7],
    ['the place where a bracket is missing', '($a', 'S0203', 3],
  ])('%s', (_name, text, code, offset) => {
    expect(parseJsonata(text).problem).toMatchObject({ code, offset })
  })

  it.each<[string, string, string]>([
    ['a number', '$a 1.50', '1.50'],
    ['a number with an exponent', '$a 1e3', '1e3'],
    ['a variable', 'not $a', '$a'],
    ['the context', 'not $', '$'],
    ['a text, with what stands in it escaped', String.raw`$a "b \" 'c'"`, String.raw`"b \" 'c'"`],
    ['a text in other quotes', `"a" 'b'`, "'b'"],
    ['a name in backquotes', 'a `b c`', '`b c`'],
    ['a word', '$a true', 'true'],
    ['a mark', '[1, 2)', ')'],
  ])('the begin of %s, and gives it as it is written', (_name, text, token) => {
    expect(parseJsonata(text).problem).toMatchObject({ offset: text.length - token.length, token })
  })
})

describe('parseJsonata refuses, and ends,', () => {
  it.each<[string, string, string]>([
    ['what is nested too deeply', '('.repeat(100_000), 'too-deep'],
    ['a sum that is too long', `1${'+1'.repeat(100_000)}`, 'too-deep'],
    ['defaults of defaults, which the package copies', `${'('.repeat(40)}$a${' ?? 1)'.repeat(40)}`, 'too-complex'],
  ])('%s', (_name, text, code) => {
    expect(parseJsonata(text).problem).toMatchObject({ code })
  })
})

describe('evaluateJsonata', () => {
  it.each<[string, string, unknown]>([
    ['reads variables', '$states.input.a', 1],
    ['yields undefined for what is missing', '$states.input.missing', undefined],
    ['has no input of its own', '$', undefined],
    ['keeps null', 'null', null],
    ['yields plain arrays', '$states.input.list[$ > 1]', [2, 3]],
    ['leaves missing members out', "{ 'a': $states.input.missing, 'b': 1 }", { b: 1 }],
    ['writes no negative zero', '$states.input.zero', 0],
  ])('%s', async (_name, text, expected) => {
    const result = await evaluate(text, { states: { input: { a: 1, list: [1, 2, 3], zero: -0 } } })
    expect(result).toStrictEqual(expected)
    if (Array.isArray(result)) expect(Object.getOwnPropertyNames(result)).toEqual(['0', '1', 'length'])
  })

  it('does not hand out the objects of its bindings', async () => {
    const input = { a: { b: 1 } }
    const result = await evaluate('$input.a', { input })
    expect(result).toEqual({ b: 1 })
    expect(result).not.toBe(input.a)
  })

  it.each<[string, unknown]>([
    ["$match('ab12cd345', /([a-z]+)(\\d+)/).(match & ':' & groups[1])", ['ab12:12', 'cd345:345']],
    ["$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1')", 'Smith, John'],
    ["$split('a1b22c', /\\d+/)", ['a', 'b', 'c']],
    ["$contains('Straße', /^stra/i)", true],
    ["$contains('a1', /(?<=a)1/)", true],
    ["$contains('xaay', /a{3}/)", false],
  ])('runs the regular expression of %s', async (text, expected) => {
    expect(await evaluate(text)).toEqual(expected)
  })

  it.each(['/(a+)+b/', '/(a|aa)*b/', '/^(a|a?)+$/', '/(.*a){30}b/'])('ends with %s on a long row of a', async (pattern) => {
    expect(await evaluate(`$contains($text, ${pattern})`, { text: `${'a'.repeat(3_000)}!` })).toBe(false)
  })

  it('lets a binding stand in for a function', async () => {
    expect(await evaluate('$uuid() & $millis()', { uuid: () => 'u', millis: () => 7 })).toBe('u7')
  })

  it.each<[string, string, string]>([
    ['$eval, which Step Functions takes away', "$eval('1')", 'T1006'],
    ['a function that AWS does not have', "$randomSeeded('x')", 'T1006'],
    ['a comparison of different types', "1 < 'x'", 'T2009'],
    ['a function as a result', '$sum', 'unsupported-result'],
    ['a function within a result', "{ 'f': function($x) { $x } }", 'unsupported-result'],
    ['a recursion without end', '($f := function($n) { 1 + $f($n) }; $f(0))', 'D1011'],
    ['a loop without end', '($f := function($n) { $f($n + 1) }; $f(0))', 'too-many-steps'],
    ['a tree without end', '($f := function($n) { $n > 40 ? 1 : $f($n + 1) + $f($n + 1) }; $f(0))', 'too-many-steps'],
    ['padding that would end the process', "$pad('', 500000000)", 'unknown'],
    ['a wrong argument', '$partition([1], 0)', 'unknown'],
  ])('rejects %s', async (_name, text, code) => {
    await expect(evaluate(text)).rejects.toMatchObject({ code, name: 'JsonataError' })
    await expect(evaluate(text)).rejects.toBeInstanceOf(Error)
  })
})

describe('the functions of Step Functions', () => {
  // the first two groups are recorded on AWS (LocalStack's validated snapshots)
  it.each<[string, unknown]>([
    ['$partition([0], 2)', [[0]]],
    ['$partition([0, 1, 2], 1)', [[0], [1], [2]]],
    ['$partition([0, 1, 2], 2)', [[0, 1], [2]]],
    ['$partition([0, 1, 2, 3], 5)', [[0, 1, 2, 3]]],
    ['$range(0, 9, 3)', [0, 3, 6, 9]],
    ['$range(0, 10, 3)', [0, 3, 6, 9]],
    ['$range(1, 9, 9)', 1],
    ['$range(1, 9, 2)', [1, 3, 5, 7, 9]],
    ["$parse('-0')", 0],
    ["$parse('1.1')", 1.1],
    ["$parse('true')", true],
    ['$parse(\'{"Arg1": 1, "Arg2": []}\')', { Arg1: 1, Arg2: [] }],
    ["[$pad('ab', 4), $pad('ab', -4), $pad('ab', 5, '-#'), $pad('ab', 1)]", ['ab  ', '  ab', 'ab-#-', 'ab']],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$range(3, 1, 1)', undefined],
    ['$partition($missing, 2)', undefined],
    ['$parse($missing)', undefined],
  ])('%s', async (text, expected) => expect(await evaluate(text)).toStrictEqual(expected))

  it.each(['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'])(
    '$hash agrees with Node on %s, at every length around a block',
    async (algorithm) => {
      for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000]) {
        const text = 'ü'.repeat(length % 7) + 'x'.repeat(length)
        expect(await evaluate('$hash($text, $algorithm)', { text, algorithm })).toBe(
          createHash(algorithm.replace('SHA-', 'sha')).update(text).digest('hex'),
        )
      }
    },
  )

  it('$hash refuses an algorithm it does not know', async () => {
    await expect(evaluate("$hash('x', 'SHA-3')")).rejects.toMatchObject({ message: expect.stringContaining('SHA-3') })
  })

  it('$random gives numbers from 0 to 1, and the same one for the same seed', async () => {
    const results = await evaluate('[$random(), $random(1), $random(1), $random(2)]')
    const [free, one, again, two] = results as [number, number, number, number]
    for (const each of [free, one, two]) expect(each >= 0 && each < 1).toBe(true)
    expect(one).toBe(again)
    expect(one).not.toBe(two)
  })

  it('$uuid gives a version 4 UUID, another each time', async () => {
    const [one, two] = (await evaluate('[$uuid(), $uuid()]')) as [string, string]
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(one).not.toBe(two)
  })
})
