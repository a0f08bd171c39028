import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jsonataFacts } from '../expressions/jsonata-facts.js'
import type { JsonObject } from '../model/json.js'
import { readMachine } from '../model/read-machine.js'
import { analyse } from './analysis.js'
import { variableReferences } from './variable-references.js'

function variablesOf(document: unknown) {
  const { value: machine } = readMachine(document, { source: 'test' })
  return analyse(machine!, { readJsonata: (body) => jsonataFacts(body) }).variables()
}

type States = { readonly [name: string]: JsonObject }
const machine = (States: States): JsonObject => ({ StartAt: Object.keys(States)[0] ?? '', States })
const read = (name: string): JsonObject => ({ Type: 'Pass', InputPath: `$${name}`, End: true })
const choice = (Default: string, rule: JsonObject, assign: JsonObject = {}): JsonObject => ({
  Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, ...rule }], Default, ...(Object.keys(assign).length > 0 ? { Assign: assign } : {}),
})
const task = (facts: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...facts })
const inside = (States: States, mode = 'INLINE'): JsonObject => ({
  Type: 'Map', ItemProcessor: { ProcessorConfig: mode === 'INLINE' ? { Mode: mode } : { Mode: mode, ExecutionType: 'STANDARD' }, ...machine(States) }, End: true,
})

// the last state, or the last inside it, reads $x
const rows: readonly (readonly [sentence: string, certainty: string, states: States])[] = [
  ['a state before', 'always', { A: { Type: 'Pass', Assign: { x: 1 }, Next: 'E' }, E: read('x') }],
  ['a computed member before', 'always', { A: { Type: 'Pass', Assign: { 'x.$': '$.y' }, Next: 'E' }, E: read('x') }],
  ['nothing', 'never', { E: read('x') }],
  ['the state itself, which is too late', 'never', { E: { ...read('x'), Assign: { x: 1 } } }],
  ['one of two rules', 'sometimes', { C: choice('E', { Assign: { x: 1 }, Next: 'E' }), E: read('x') }],
  ['the rule and the default', 'always', { C: choice('E', { Assign: { x: 1 }, Next: 'E' }, { x: 2 }), E: read('x') }],
  ['the Choice itself, which a matching rule skips', 'sometimes', { C: choice('E', { Next: 'E' }, { x: 2 }), E: read('x') }],
  ['a catcher alone', 'sometimes', { T: task({ Catch: [{ ErrorEquals: ['States.ALL'], Assign: { x: 1 }, Next: 'E' }], Next: 'E' }), E: read('x') }],
  ['a task that may fail', 'sometimes', { T: task({ Assign: { x: 1 }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'E' }], Next: 'E' }), E: read('x') }],
  ['a loop that is left at once', 'sometimes', { C: choice('A', { Next: 'E' }), A: { Type: 'Pass', Assign: { x: 1 }, Next: 'C' }, E: read('x') }],
  ['the scope around', 'always', { A: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' }, M: inside({ E: read('x') }) }],
  ['the scope around, after it has started', 'never', { M: { ...inside({ E: read('x') }), Assign: { x: 1 } } }],
  ['outside of a distributed Map', 'hidden', { A: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' }, M: inside({ E: read('x') }, 'DISTRIBUTED') }],
  ['a state that could not be understood, perhaps', 'always', { A: { Type: 'Nonsense', Assign: { x: 1 }, Next: 'E' }, E: read('x') }],
]

describe('a variable that is assigned by', () => {
  it.each(rows)('%s has a value: %s', (_sentence, certainty, states) => {
    expect(variablesOf(machine(states)).reads.map((one) => one.certainty)).toEqual([certainty])
  })
})

it('inner scopes do not hand out their variables', () => {
  const { reads } = variablesOf(machine({ M: { ...inside({ A: { Type: 'Pass', Assign: { x: 1 }, End: true } }), End: undefined as never, Next: 'E' }, E: read('x') }))
  expect(reads.map(({ certainty }) => certainty)).toEqual(['never'])
})

it('names that an inner scope assigns too are told, and those of a distributed Map are not', () => {
  const around = (mode: string) => variablesOf(machine({ A: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' }, M: inside({ B: { Type: 'Pass', Assign: { x: 2 }, End: true } }, mode) }))
  expect(around('INLINE').shadowing).toMatchObject([{ inner: { pointer: '/States/M/ItemProcessor/States/B/Assign/x' }, outer: { pointer: '/States/A/Assign/x' } }])
  expect(around('DISTRIBUTED').shadowing).toEqual([])
})

describe('JSONata reads', () => {
  const reads = (Output: string, Assign: JsonObject = {}) =>
    variablesOf({ QueryLanguage: 'JSONata', ...machine({ A: { Type: 'Pass', Assign, Next: 'B' }, B: { Type: 'Pass', Output, End: true } }) }).reads.map(({ name }) => name)

  it.each([
    ['free names', '{% $a + $b.c %}', ['a', 'b']],
    ['no names of its own', '{% ($a := 1; $map([1], function($b) { $a + $b })) %}', []],
    ['no $, $$ and $states', '{% $states.input.list[$ > 1] %}', []],
    ['no functions', '{% $map([1], $sum) %}', []],
  ])('%s', (_sentence, text, expected) => {
    expect(reads(text)).toEqual(expected)
  })

  it('a variable with the name of a function, once something assigns it', () => {
    expect(reads('{% $count %}')).toEqual([])
    expect(reads('{% $count %}', { count: 1 })).toEqual(['count'])
  })
})

const folder = new URL('../../../../../shared/conformance/cases/', import.meta.url)
const isHere = existsSync(folder)
const recorded = (isHere ? readdirSync(folder) : [])
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { id: string; kind: string; definition: unknown; expected: { variableReferences: unknown } })
  .filter(({ kind }) => kind === 'variableReferences')

describe.skipIf(!isHere)('variableReferences, as AWS has recorded them', () => {
  it('there are such cases', () => expect(recorded.length).toBeGreaterThan(0))
  it.each(recorded)('$id', ({ definition, expected }) => {
    expect(variableReferences(variablesOf(definition).reads)).toEqual(expected.variableReferences)
  })
})
