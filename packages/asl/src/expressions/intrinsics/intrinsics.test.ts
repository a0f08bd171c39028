import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../model/json.js'
import { intrinsics } from './catalog.js'
import { checkIntrinsic } from './check.js'
import { evaluateIntrinsic, type IntrinsicResult } from './evaluate.js'
import { parseIntrinsic } from './parse.js'
import type { IntrinsicCall } from './call.js'

function parsed(text: string): IntrinsicCall {
  const { call, problem } = parseIntrinsic(text)
  if (call === undefined) throw new Error(`${text}: ${problem.message}`)
  return call
}

function evaluate(text: string, input: Json = {}): IntrinsicResult {
  return evaluateIntrinsic(parsed(text), { input, context: { Id: 'x' }, variables: { v: 3 }, random: () => 0.5, uuid: () => 'the-uuid' })
}

it('there are 18, each with a page, and none twice', () => {
  expect(new Set(intrinsics.map(({ name }) => name)).size).toBe(18)
  for (const { spec } of intrinsics) expect(spec).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.*#/)
})

describe('evaluateIntrinsic yields', () => {
  it.each<[string, Json, Json]>([
    ['States.Array()', {}, []],
    ["States.Array(1, 'a', null, true, $.x, $v, $$.Id)", { x: [] }, [1, 'a', null, true, [], 3, 'x']],
    ['States.ArrayContains($, 2)', [1, 2], true],
    ["States.ArrayContains($, '2')", [1, 2], false],
    ['States.ArrayGetItem($, 1.4)', ['a', null, 'c'], null],
    ['States.ArrayLength($)', [1, 2], 2],
    ['States.ArrayPartition($, 2)', [1, 2, 3], [[1, 2], [3]]],
    ['States.ArrayPartition($, 1.5)', [1, 2, 3], [[1, 2], [3]]],
    ['States.ArrayRange(1, 9, 2)', {}, [1, 3, 5, 7, 9]],
    ['States.ArrayRange(3, 1, -1)', {}, [3, 2, 1]],
    ['States.ArrayRange(3, 1, 1)', {}, []],
    ['States.ArrayUnique($)', [1, 1, '1', { a: 1, b: 2 }, { b: 2, a: 1 }], [1, '1', { b: 2, a: 1 }]],
    ["States.Base64Encode('Grüße')", {}, 'R3LDvMOfZQ=='],
    ["States.Base64Decode('R3LDvMOfZQ==')", {}, 'Grüße'],
    ["States.Format('{} is {}', $.a, $.b)", { a: 'x', b: { c: [1, null, 'y'] } }, 'x is {c=[1, null, y]}'],
    ["States.Format($.template, 1)", { template: 'no. {}' }, 'no. 1'],
    ['States.JsonMerge($.a, $.b, false)', { a: { x: { y: 1 }, z: 1 }, b: { x: {} } }, { x: {}, z: 1 }],
    ['States.JsonToString($)', { a: [1, 'x'] }, '{"a":[1,"x"]}'],
    ['States.MathAdd(-1.5, 0)', {}, -1],
    ['States.MathAdd(1.49, 1.5)', {}, 3],
    ['States.MathAdd(-0.5, 0)', {}, 0],
    ['States.MathRandom(1, 11)', {}, 6],
    ["States.StringSplit('a.b+,c', '.+,')", {}, ['a', 'b', 'c']],
    ["States.StringSplit('', ',')", {}, []],
    ["States.StringToJson('[1]')", {}, [1]],
    ["States.StringToJson($)", '{"fault": 1}', { fault: 1 }],
    ["States.StringToJson(' ')", {}, null],
    ['States.UUID()', {}, 'the-uuid'],
    ['  States.MathAdd ( $v , States.ArrayLength( $ ) ) ', [1], 4],
  ])('%s of %j: %j', (text, input, expected) => {
    expect(evaluate(text, input)).toEqual({ value: expected })
  })

  it('what escapes stand for', () => {
    expect(evaluate(String.raw`States.Format('it\'s \{\} and {} \\', 1)`)).toEqual({ value: "it's {} and 1 \\" })
  })

  it.each(['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'])('the %s that Node yields', (algorithm) => {
    const expected = createHash(algorithm.replace('SHA-', 'sha')).update('Grüße').digest('hex')
    expect(evaluate(`States.Hash('Grüße', '${algorithm}')`)).toEqual({ value: expected })
  })

  it('one random number for one seed, within the bounds', () => {
    const numbers = [1, 1, 2].map((seed) => evaluate(`States.MathRandom(-5, 5, ${seed})`).value as number)
    expect(numbers[0]).toBe(numbers[1])
    for (const number of numbers) expect(number >= -5 && number < 5).toBe(true)
  })
})

describe('evaluateIntrinsic refuses', () => {
  it.each<[string, Json]>([
    ['States.ArrayGetItem($, 2)', [1, 2]],
    ['States.ArrayGetItem($, -1)', [1, 2]],
    ['States.ArrayLength($)', 'x'],
    ['States.ArrayPartition($, 0)', [1]],
    ['States.ArrayRange(1, 2, 0)', {}],
    ['States.ArrayRange(1, 1001, 1)', {}],
    ["States.Base64Decode('?')", {}],
    ['States.Base64Encode($)', 'x'.repeat(10_001)],
    ["States.Format('{} {}', 1)", {}],
    ["States.Format('{}', 1, 2)", {}],
    ["States.Hash('x', 'SHA-3')", {}],
    ['States.JsonMerge($, $, true)', {}],
    ["States.MathAdd('1', 2)", {}],
    ['States.MathAdd(2147483647, 1)', {}],
    ['States.MathRandom(2, 1)', {}],
    ['States.StringToJson($)', '{'],
    ['States.UUID(1)', {}],
    ["States.Array(States.StringToJson('{'))", {}],
  ])('%s of %j', (text, input) => {
    expect(evaluate(text, input).problem).toMatchObject({ kind: 'refused' })
  })

  it('a path that finds nothing, by its text', () => {
    expect(evaluate("States.Format('{}', $.a.b)").problem).toMatchObject({ kind: 'path', path: '$.a.b', failure: { kind: 'not-found' } })
  })
})

describe('parseIntrinsic points at', () => {
  it.each<[string, string, number]>([
    ['an unknown name', 'States.Xyz($)', 0],
    ['a name that is not called', 'States.UUID', 11],
    ['a missing parenthesis', 'States.Array($.a', 16],
    ['a missing argument', 'States.Array($.a,)', 17],
    ['double quotes', 'States.Array("a")', 13],
    ['a string that stays open', "States.Array('a)", 13],
    ['an escape that AWS refuses', String.raw`States.Array('a\"')`, 15],
    ['a blank in a path', 'States.Array($.a b)', 17],
    ['what follows the call', 'States.UUID() + 1', 14],
    ['a path inside', 'States.Array($.a[)', 17],
    ['the eleventh call inside another', `${'States.Array('.repeat(11)}1${')'.repeat(11)}`, 130],
  ])('%s', (_name, text, offset) => {
    expect(parseIntrinsic(text).problem).toMatchObject({ offset })
  })

  it('offers the near name', () => {
    expect(parseIntrinsic("States.Formt('x')").problem?.help).toBe('use "States.Format"')
  })

  it('nothing in ten calls inside each other', () => {
    expect(parseIntrinsic(`${'States.Array('.repeat(10)}1${')'.repeat(10)}`).problem).toBeUndefined()
  })
})

describe('checkIntrinsic finds', () => {
  it.each<[string, readonly [string, number][]]>([
    ["States.Format('{} {}', $.a)", [['value', 14]]],
    ['States.MathAdd(1)', [['count', 0]]],
    ["States.MathAdd(1, '2')", [['type', 18]]],
    ['States.MathAdd(1, States.UUID())', [['type', 18]]],
    ["States.Array(States.Hash($.a, 'SHA-3'), States.ArrayLength())", [['value', 30], ['count', 40]]],
    ['States.JsonMerge($.a, $.b, true)', [['value', 27]]],
    ['States.ArrayRange(1, 2)', [['count', 0]]],
    ['States.MathRandom(1, 2)', []],
    ['States.MathRandom(1, 2, 3)', []],
    ['States.Format($.template, 1, 2)', []],
    ['States.Array()', []],
  ])('%s', (text, expected) => {
    expect(checkIntrinsic(parsed(text)).map(({ kind, offset }) => [kind, offset])).toEqual(expected)
  })
})
