import { describe, expect, it } from 'vitest'
import type { Json } from '../../model/json.js'
import type { QueryLanguage } from '../../model/query-language.js'
import { evaluateTemplate } from './evaluate.js'
import { expressionSites } from './expression-sites.js'
import { parsePathExpression, pathsIn } from './path-expression.js'
import { printJsonPath } from '../jsonpath/print.js'

const environment = { input: { a: 1, list: ['x'] }, context: { Id: 'i' }, variables: { v: { w: 2 } }, random: () => 0.5, uuid: () => 'u' }

describe('evaluateTemplate', () => {
  it.each<[string, Json, Json]>([
    ['computes members whose keys end in .$', { 'a.$': '$.a', 'c.$': '$$.Id', 'v.$': '$v.w', 'f.$': "States.Format('{}', $.a)" }, { a: 1, c: 'i', v: 2, f: '1' }],
    ['leaves other texts alone', { a: '$.a', b: ['$.a', "States.Format('x')"], c: '{% $a %}' }, { a: '$.a', b: ['$.a', "States.Format('x')"], c: '{% $a %}' }],
    ['goes into objects and arrays', { a: { 'b.$': '$.a' }, c: [{ 'd.$': '$.list[0]' }, 1] }, { a: { b: 1 }, c: [{ d: 'x' }, 1] }],
    ['yields lists where nothing matches', { 'a.$': '$.no[*]' }, { a: [] }],
    ['takes what is no object as it is', 7, 7],
    ['keeps __proto__ a member', JSON.parse('{"__proto__.$": "$.a"}') as Json, JSON.parse('{"__proto__": 1}') as Json],
  ])('%s', (_name, template, expected) => {
    expect(JSON.stringify(evaluateTemplate(template, environment).value)).toBe(JSON.stringify(expected))
  })

  it.each<[string, Json, string, string]>([
    ['a path that finds nothing', { a: [{ 'b.$': '$.b' }] }, '/a/0/b.$', 'path'],
    ['a call that is refused', { 'b.$': "States.MathAdd('1', 1)" }, '/b.$', 'intrinsic'],
    ['a text that is neither', { 'b.$': 'hello' }, '/b.$', 'syntax'],
    ['a member that is no text', { 'b.$': 1 }, '/b.$', 'syntax'],
  ])('fails at %s', (_name, template, pointer, kind) => {
    expect(evaluateTemplate(template, environment).problem).toMatchObject({ field: 'b.$', pointer, failure: { kind } })
  })
})

describe('expressionSites', () => {
  it.each<[string, Json, QueryLanguage, readonly [string, string, string][]]>([
    ['paths and calls', { 'a.$': '$.a', b: [{ 'c.$': 'States.UUID()' }], 'd.$': 'x', 'e.$': 1, f: '$.f' }, 'JSONPath', [['/a.$', '$.a', 'path'], ['/b/0/c.$', 'States.UUID()', 'intrinsic'], ['/d.$', 'x', 'unknown'], ['/e.$', '1', 'unknown']]],
    ['JSONata at any depth', { a: '{% $a %}', b: [['{% 1 %}']], 'c.$': '$.c', d: ' {% $d %}' }, 'JSONata', [['/a', ' $a ', 'jsonata'], ['/b/0/0', ' 1 ', 'jsonata']]],
    ['a text alone', '{% $a %}', 'JSONata', [['', ' $a ', 'jsonata']]],
    ['no JSONata in JSONPath', { a: '{% $a %}' }, 'JSONPath', []],
  ])('lists %s', (_name, value, language, expected) => {
    expect(expressionSites(value, language).map(({ pointer, text, kind }) => [pointer, text, kind])).toEqual(expected)
  })
})

it('pathsIn lists the paths of filters, functions and calls', () => {
  const paths = pathsIn(parsePathExpression('States.Array($x.a[?(@.b == $y && !@.c)], States.ArrayLength($.sum($$.z)))'))
  expect(paths.map(printJsonPath)).toEqual(["$x['a'][?(@['b'] == $y && !@['c'])]", "@['b']", '$y', "@['c']", "$.sum($$['z'])", "$$['z']"])
})
