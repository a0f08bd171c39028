import { invariant, jsonataBody, writeMachine, type Json, type JsonObject } from '@stepwright/asl'
import { evaluateJsonata, parseJsonata } from '@stepwright/asl/jsonata'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { workflow } from '../flow/record-workflow.js'

const text = { type: 'string' }
const object = (properties: JsonObject, required = Object.keys(properties)): JsonObject => ({ type: 'object', properties, required })

const schemas: Readonly<Record<string, JsonObject>> = {
  'a list of names': object({ services: { type: 'array', items: { enum: ['a', 'b'] } } }),
  'two members': object({ name: text, count: { type: 'integer' } }),
  'an optional member': object({ name: text, note: text }, ['name']),
  'lists of objects': object({ groups: { type: 'array', items: object({ id: text, members: { type: 'array', items: text } }) } }),
  'one of two': object({ id: { anyOf: [text, { type: 'number' }, { type: 'null' }] } }),
  'a constant': object({ kind: { const: "it's" } }),
  anything: object({ any: {} }),
  'a nested object': object({ outer: object({ inner: { type: 'boolean' } }, []) }),
  'members of any name': object({ counts: { type: 'object', additionalProperties: { type: 'number' } } }),
  'a list itself': { type: 'array', items: text },
  'a member with a strange name': object({ 'a-b': text, and: text }),
}

const values: readonly Json[] = [
  {},
  [],
  'x',
  7,
  null,
  true,
  ['x'],
  ['x', 1],
  { services: [] },
  { services: ['a'] },
  { services: ['a', 'c'] },
  { services: 'a' },
  { services: [['a']] },
  { services: [null] },
  { name: 'n', count: 1 },
  { name: 'n', count: 1.5 },
  { name: 1, count: 1 },
  { name: 'n' },
  { name: 'n', note: 'x' },
  { name: 'n', note: 1 },
  { name: 'n', note: null },
  { groups: [] },
  { groups: [{ id: 'a', members: [] }] },
  {
    groups: [
      { id: 'a', members: ['x', 'y'] },
      { id: 'b', members: ['z'] },
    ],
  },
  { groups: [{ id: 'a', members: ['x', 1] }] },
  { groups: [{ members: [] }] },
  { groups: [1] },
  { id: 'x' },
  { id: 1 },
  { id: null },
  { id: [] },
  { kind: "it's" },
  { kind: 'its' },
  { any: 0 },
  { any: null },
  { any: [] },
  { counts: {} },
  { counts: { a: 1, b: 2 } },
  { counts: { a: 1, b: 'x' } },
  { counts: [1] },
  { outer: {} },
  { outer: { inner: true } },
  { outer: { inner: 1 } },
  { outer: [] },
  { 'a-b': 'x', and: 'y' },
  { 'a-b': 'x' },
]

describe('checkInput', () => {
  it.each(Object.entries(schemas))('lets pass exactly what the schema of %s allows', async (_name, schema) => {
    const states = statesOf(schema)
    const { Condition } = (states['Check input']?.Choices as readonly JsonObject[])[0] ?? {}
    const valid = new Ajv().compile(schema)
    for (const value of values) {
      expect([value, await evaluate(Condition, value)]).toEqual([value, valid(value)])
    }
  })

  it('says what is wrong, and what was given', async () => {
    const cause = statesOf(schemas['two members'] ?? {})['Bad input']?.Cause
    expect(await evaluate(cause, { count: 1.5 })).toBe('name must be a text, but it is missing; count must be a whole number, but it is 1.5')
    expect(await evaluate(cause, { name: 'n', count: [1] })).toBe('count must be a whole number, but it is [1]')
    const list = statesOf(schemas['a list of names'] ?? {})['Bad input']?.Cause
    expect(await evaluate(list, { services: ['a', 'c'] })).toBe('services must be a list of "a" or "b", but it is ["a","c"]')
  })

  it('names checkInput where the workflow is in JSONPath', () => {
    const compiled = workflow['~at']?.({ file: 'a.ts', line: 1, column: 1 }, { inputSchema: object({ name: text }) }) ?? workflow
    const { diagnostics } = compiled('w', { checkInput: true, queryLanguage: 'JSONPath' }, (flow) => flow.pass('First'))['~compile']()
    expect(diagnostics).toMatchObject([{ code: 'build/unsupported-expression', location: { callSite: { file: 'a.ts', line: 1 } } }])
    expect(diagnostics[0]?.message).toContain('"checkInput"')
  })
})

function statesOf(inputSchema: JsonObject): Readonly<Record<string, JsonObject>> {
  const compiled = workflow['~at']?.({ file: 'a.ts', line: 1, column: 1 }, { inputSchema }) ?? workflow
  const { value } = compiled('w', { checkInput: true }, (flow) => {
    flow.pass('First')
  })['~compile']()
  return (value && writeMachine(value.machine).States) as Readonly<Record<string, JsonObject>>
}

async function evaluate(expression: Json | undefined, input: Json): Promise<unknown> {
  const parsed = parseJsonata(jsonataBody(String(expression)))
  invariant('expression' in parsed, String(expression))
  return evaluateJsonata(parsed.expression, { states: { input } })
}
