import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { openPrograms } from '../program/open-program.js'
import { askChecker } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import { inputSchemaOf } from './input-schema.js'

const file = join(fileURLToPath(new URL('../../fixtures', import.meta.url)), 'schemas.workflow.ts')

const rows: readonly (readonly [type: string, schema: JsonObject])[] = [
  ['string', { type: 'string' }],
  ['\'b\' | \'a\' | \'c\'', { type: 'string', enum: ['b', 'a', 'c'] }],
  ['Service', { type: 'string', enum: ['service_B', 'service_A'] }],
  ['1 | 2', { type: 'number', enum: [1, 2] }],
  ['\'only\'', { const: 'only' }],
  ['true', { const: true }],
  ['boolean', { type: 'boolean' }],
  ['string | null', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ['unknown', {}],
  ['{ a: string; b?: number; c: number | undefined }', { type: 'object', properties: { a: { type: 'string' }, b: { type: 'number' }, c: { type: 'number' } }, required: ['a', 'c'] }],
  ['{ list: { id: string }[] }', { type: 'object', properties: { list: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } } }, required: ['list'] }],
  ['readonly string[]', { type: 'array', items: { type: 'string' } }],
  ['[string, number?]', { type: 'array', items: [{ type: 'string' }, { type: 'number' }], minItems: 1, maxItems: 2 }],
  ['Record<string, number>', { type: 'object', additionalProperties: { type: 'number' } }],
  ['Base & { b: number }', { type: 'object', properties: { a: { description: 'What it is.', type: 'string' }, b: { type: 'number' } }, required: ['a', 'b'] }],
  ['Tree', { type: 'object', properties: { name: { type: 'string' }, children: { type: 'array', items: {} } }, required: ['name', 'children'] }],
]

describe('the JSON Schema of an input', () => {
  const head = `import { workflow } from '@stepwright/workflow'
type Service = 'service_B' | 'service_A'
interface Base {
  /** What it is. */
  a: string
}
interface Tree { name: string; children: Tree[] }
`
  const text = head + rows.map(([type]) => `workflow('w', (flow, input: ${type}) => null)`).join('\n')
  const [open] = openPrograms([file], new Map([[file, text]]))
  const source = open?.program.getSourceFile(file)
  if (open === undefined || source === undefined) throw new Error('there is one Program for one file')
  const calls = source.statements.flatMap((statement) => (ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) ? [statement.expression] : []))
  const questions = askChecker(open.program)

  test.each(rows.map(([type, schema], place) => ({ type, schema, place })))('of $type', ({ schema, place }) => {
    const call = calls[place]
    expect(call && inputSchemaOf(questions, call)).toEqual(schema)
  })
})
