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
  ['what its constant says it is', { kind: 'cash', number: 'n' }, shapes, [': "amount" is missing']],
  ['what its constant says it is, with more wrong', { kind: 'cash', number: 'n', amount: '1', more: 1 }, { anyOf: shapes.anyOf.map((one) => ({ ...one, additionalProperties: false })) }, ['/number: "number" is not known here', '/amount: "1" is no number', '/more: "more" is not known here']],
  ['a constant', 1, { const: 2 }, [': 1 is not 2']],
  ['a list that is too short', [1], { type: 'array', items: {}, minItems: 2 }, [': it has 1 item, and at least 2 are expected']],
  ['a list that is too long', [1, 2, 3], { type: 'array', items: {}, maxItems: 2 }, [': it has 3 items, and at most 2 are expected']],
  ['a list that is too long by all', [1, 2], { type: 'array', items: {}, maxItems: 1 }, [': it has 2 items, and at most 1 is expected']],
  ['what may be null', null, { anyOf: [{ type: 'string' }, { type: 'null' }] }, []],
]

it.each(rows)('compares %s', (_name, value, schema, problems) => {
  expect(checkShape(value, schema).map(({ at, message }) => `${at}: ${message}`)).toEqual(problems)
})
