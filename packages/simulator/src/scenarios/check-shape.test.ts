import type { Json, JsonObject } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { checkShape } from './check-shape.js'

const shapes = { anyOf: [
  { type: 'object', properties: { kind: { const: 'card' }, number: { type: 'string' } }, required: ['kind', 'number'] },
  { type: 'object', properties: { kind: { const: 'cash' }, amount: { type: 'number' } }, required: ['kind', 'amount'] },
  { const: 'none' },
] }
const rows: readonly (readonly [name: string, value: Json, schema: JsonObject, problems: readonly string[]])[] = [
  ['a second object', { kind: 'cash', amount: 1 }, shapes, []],
  ['a constant among objects', 'none', shapes, []],
  ['another text than the constant', 'all', shapes, [': "all" is no object and no object and no "none"']],
  ['what is nearest to one of them', { kind: 'cash', amount: '1' }, shapes, ['/amount: "1" is no number']],
  ['a constant', 1, { const: 2 }, [': 1 is not 2']],
  ['a list that is too short', [1], { type: 'array', items: {}, minItems: 2 }, [': 1 are less than 2']],
  ['a list that is too long', [1, 2, 3], { type: 'array', items: {}, maxItems: 2 }, [': 3 are more than 2']],
  ['what may be null', null, { anyOf: [{ type: 'string' }, { type: 'null' }] }, []],
]

it.each(rows)('compares %s', (_name, value, schema, problems) => {
  expect(checkShape(value, schema).map(({ at, message }) => `${at}: ${message}`)).toEqual(problems)
})
