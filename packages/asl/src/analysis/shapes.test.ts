import { describe, expect, it } from 'vitest'
import { jsonataFacts } from '../expressions/jsonata-facts.js'
import { parseJsonPath } from '../expressions/jsonpath/parse.js'
import type { JsonObject } from '../model/json.js'
import { readMachine } from '../model/read-machine.js'
import { analyse } from './analysis.js'
import { follow, literalShape } from './shape.js'
import type { ResultOf } from './state-shapes.js'

type States = { readonly [name: string]: JsonObject }

/** What `path` finds in what the state "E" is given: `no` for nothing, `perhaps` for anything or nothing, else the kind of value. */
function mayFind(path: string, States: States, { language = 'JSONPath', resultOf }: { readonly language?: string; readonly resultOf?: ResultOf } = {}): string {
  const document = { QueryLanguage: language, StartAt: Object.keys(States)[0], States: { ...States, E: { Type: 'Succeed' } } }
  const { value: machine } = readMachine(document, { source: 'test' })
  const shapes = analyse(machine!, { readJsonata: (body) => jsonataFacts(body), ...(resultOf === undefined ? {} : { resultOf }) }).shapes()
  const shape = [...shapes].find(([{ name }]) => name === 'E')?.[1].raw
  const followed = follow(shape!, parseJsonPath(path).path!)
  return 'deadEnd' in followed ? 'no' : followed.found.kind === 'unknown' ? 'perhaps' : followed.found.kind
}

const pass = (facts: JsonObject): States => ({ A: { Type: 'Pass', ...facts, Next: 'E' } })
const task = (facts: JsonObject): States => ({ T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...facts, Next: 'E' } })
const branch = (facts: JsonObject, name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', ...facts, End: true } } })

const rows: readonly (readonly [sentence: string, path: string, found: string, states: States])[] = [
  ['the input of the machine', '$.a', 'perhaps', pass({})],
  ['a constant', '$.a.b', 'number', pass({ Result: { a: { b: 1 } } })],
  ['what a constant lacks', '$.a.c', 'no', pass({ Result: { a: { b: 1 } } })],
  ['what Parameters pick', '$.a', 'perhaps', pass({ Parameters: { 'a.$': '$.x', b: 1 } })],
  ['what an intrinsic function yields', '$.a', 'string', pass({ Parameters: { 'a.$': 'States.UUID()' } })],
  ['what Parameters leave out', '$.x', 'no', pass({ Parameters: { 'a.$': '$.x' } })],
  ['a constant put into the input', '$.r.b', 'number', pass({ Result: { b: 1 }, ResultPath: '$.r' })],
  ['what stood beside it', '$.x', 'perhaps', pass({ Result: { b: 1 }, ResultPath: '$.r' })],
  ['the input, when the result is dropped', '$.b', 'perhaps', pass({ Result: { a: 1 }, ResultPath: null })],
  ['anything, when the output is dropped', '$.a', 'no', pass({ Result: { a: 1 }, OutputPath: null })],
  ['what OutputPath picks', '$.b', 'number', pass({ Result: { a: { b: 1 } }, OutputPath: '$.a' })],
  ['the result of a task', '$.Payload', 'perhaps', task({})],
  ['what ResultSelector leaves out', '$.Payload', 'no', task({ ResultSelector: { 'id.$': '$.Id' } })],
  ['an error', '$.Cause', 'string', { ...task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'E' }] }), T: { ...task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'E' }] })['T'], Next: 'F' }, F: { Type: 'Fail' } }],
  ['an item of a Parallel', '$[0].a', 'number', { P: { Type: 'Parallel', Branches: [branch({ Result: { a: 1 } }, 'X'), branch({ Result: { a: 2 } }, 'Y')], Next: 'E' } }],
  ['more items than there are branches', '$[2]', 'no', { P: { Type: 'Parallel', Branches: [branch({}, 'X'), branch({}, 'Y')], Next: 'E' } }],
  ['an item of a Map', '$[7].a', 'number', { M: { Type: 'Map', ItemProcessor: branch({ Result: { a: 1 } }, 'X'), Next: 'E' } }],
  ['what one of two ways brings', '$.b', 'number', {
    C: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'A' }], Default: 'B' },
    A: { Type: 'Pass', Result: { a: 1 }, Next: 'E' }, B: { Type: 'Pass', Result: { b: 1 }, Next: 'E' },
  }],
  ['what comes round a loop', '$.z', 'perhaps', {
    A: { Type: 'Pass', Result: { a: 1 }, Next: 'C' },
    C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'E' }], Default: 'B' }, B: { Type: 'Pass', Result: { z: 1 }, Next: 'C' },
  }],
  ['what a state that was not understood yields', '$.a', 'perhaps', { A: { Type: 'Nonsense', Next: 'E' } }],
  ['what the deployment puts in', '$.a', 'perhaps', pass({ Result: { a: '${Value}' } })],
]

describe('in JSONPath, the next state sees', () => {
  it.each(rows)('%s: %s is %s', (_sentence, path, found, states) => {
    expect(mayFind(path, states)).toBe(found)
  })
})

describe('in JSONata, the next state sees', () => {
  it.each([
    ['the input, without Output', '$.a', 'perhaps', pass({})],
    ['a constant', '$.a', 'number', pass({ Output: { a: 1 } })],
    ['what Output leaves out', '$.b', 'no', pass({ Output: { a: '{% $states.input.b %}' } })],
    ['what an expression yields', '$.a.b', 'perhaps', pass({ Output: { a: '{% $states.input.b %}' } })],
    ['the result of a task', '$.a', 'perhaps', task({ Arguments: {} })],
    ['the input behind a rule, and not the Output for the default', '$.a', 'perhaps', {
      C: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'E' }], Default: 'F', Output: { b: 1 } }, F: { Type: 'Fail' },
    }],
  ] as const)('%s: %s is %s', (_sentence, path, found, states) => {
    expect(mayFind(path, states, { language: 'JSONata' })).toBe(found)
  })
})

it('results of services are those that it is told', () => {
  const resultOf: ResultOf = (resource) => (resource.endsWith('lambda:invoke') ? literalShape({ StatusCode: 200 }) : undefined)
  expect(mayFind('$.StatusCode', task({}), { resultOf })).toBe('number')
  expect(mayFind('$.Paylod', task({}), { resultOf })).toBe('no')
})
