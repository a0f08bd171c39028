import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field, FieldLanguage, Holding, Owner, StateOwner } from '../fields/field.js'
import { fieldsOf } from '../fields/fields.js'
import { rowOf } from '../fields/row-of.js'
import type { Json, JsonObject } from '../model/json.js'
import { readMachine } from '../model/read-machine.js'
import { writeMachine } from '../model/write.js'
import { machineSchema } from './machine-schema.js'

const validate = new Ajv({ strict: false }).compile(machineSchema())

describe('a machine that the field table allows', () => {
  it('is read without a problem, written as it was, read as it was, and accepted by the schema', () => {
    fc.assert(
      fc.property(fc.gen(), fc.constantFrom<FieldLanguage>('JSONata', 'JSONPath'), (draw, machine) => {
        const document = { ...drawNode('StateMachine', { draw, machine, language: machine, depth: 0 }), QueryLanguage: machine }
        const read = readMachine(document, { source: 'm' })
        expect(read.diagnostics).toEqual([])
        const written = read.value && writeMachine(read.value)
        expect(written).toEqual(document)
        expect([validate(document), validate.errors]).toEqual([true, null])
        expect(readMachine(written, { source: 'm' }).value).toEqual(read.value)
      }),
      { numRuns: 200 },
    )
  })
})

interface Drawing {
  readonly draw: fc.GeneratorValue
  readonly machine: FieldLanguage
  readonly language: FieldLanguage
  readonly depth: number
}

/** An object with what its owner must have, and some of what it may have. */
function drawNode(owner: Owner, drawing: Drawing): JsonObject {
  const { draw, language } = drawing
  const chosen: Record<string, Json> = {}
  for (const row of fieldsOf(owner, language)) {
    if (row.heldAs !== undefined || row.owners.some((one) => one === 'Comparison') || row.field === 'Type' || row.field === 'QueryLanguage') continue
    const shut = row.excludes?.some((name) => name in chosen) === true || (row.onlyWhen !== undefined && chosen[row.onlyWhen.field] !== row.onlyWhen.is)
    if (!shut && (isNeeded(row, chosen) || draw(fc.boolean))) chosen[row.field] = drawValue(row.holds, drawing)
  }
  // a field may be needed because of one that comes after it
  for (const row of fieldsOf(owner, language)) if (!(row.field in chosen) && typeof row.required === 'object' && 'when' in row.required && isNeeded(row, chosen)) chosen[row.field] = drawValue(row.holds, drawing)
  if (owner === 'ChoiceRule' && language === 'JSONPath') Object.assign(chosen, drawTest(drawing))
  return chosen
}

function isNeeded({ required, field }: Field, chosen: JsonObject): boolean {
  if (typeof required !== 'object') return required === 'always' || ['Seconds', 'Next', 'ItemProcessor'].includes(field)
  if ('unless' in required) return !required.unless.some((name) => name in chosen)
  return required.when.is === undefined ? required.when.field in chosen : chosen[required.when.field] === required.when.is
}

function drawTest({ draw, ...rest }: Drawing): JsonObject {
  const kind = rest.depth > 3 ? 'plain' : draw(fc.constantFrom, 'And', 'Or', 'Not', 'plain', 'commented')
  const inner = { ...rest, draw, depth: rest.depth + 1 }
  if (kind === 'And' || kind === 'Or') return { [kind]: [drawTest(inner), drawTest(inner)] }
  if (kind === 'Not') return { Not: drawTest(inner) }
  return { Variable: '$.a', [draw(fc.constantFrom, 'IsNull', 'BooleanEquals')]: true }
}

function drawState(drawing: Drawing): JsonObject {
  const { draw, machine, depth } = drawing
  const types: readonly StateOwner[] = depth > 2 ? ['Pass', 'Succeed', 'Wait'] : ['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map', 'Succeed', 'Fail']
  const type = draw(fc.constantFrom, ...types)
  const own = machine === 'JSONPath' && draw(fc.boolean)
  return { Type: type, ...(own ? { QueryLanguage: 'JSONata' } : {}), ...drawNode(type, { ...drawing, language: own ? 'JSONata' : machine }) }
}

function drawValue(holds: Holding, drawing: Drawing): Json {
  const { draw, language } = drawing
  if ('orJsonata' in holds && language === 'JSONata' && draw(fc.boolean)) return '{% $x %}'
  if (!['node', 'nodes', 'states', 'error-names', 'template', 'true'].includes(holds.kind) && !('list' in holds) && draw(fc.boolean)) return '${Put}'
  const deeper = { ...drawing, depth: drawing.depth + 1 }
  switch (holds.kind) {
    case 'text':
      return holds.list === true ? ['a', '{% b %}'] : 'Zeile-ü'
    case 'one-of':
      return draw(fc.constantFrom, ...holds.values)
    case 'integer':
    case 'number':
      return holds.minimum ?? 1
    case 'boolean':
      return draw(fc.boolean)
    case 'true':
      return true
    case 'timestamp':
      return '2026-01-31T18:30:00Z'
    case 'path':
    case 'reference-path':
      return holds.orNull === true && draw(fc.boolean) ? null : '$.a'
    case 'path-or-intrinsic':
      return 'States.UUID()'
    case 'template':
      return holds.root === 'collection' ? [1] : { RoleArn: 'r', 'a.$': '$.a' }
    case 'json':
      return [{ a: null }]
    case 'resource':
      return `arn:aws:states:::${holds.integrations?.[0] ?? 'lambda:invoke'}`
    case 'state-name':
      return 'A'
    case 'error-names':
      return ['States.ALL']
    case 'states':
      return { A: drawState(deeper), 'b/~': drawState(deeper) }
    case 'node':
      return drawNode(holds.owner, { ...deeper, language: languageOf(holds.owner, drawing) })
    case 'nodes':
      return [drawNode(holds.owner, { ...deeper, language: languageOf(holds.owner, drawing) })]
  }
}

/** Scopes are in the machine's language, whatever that of the state around them; parts of a state in the state's. */
function languageOf(owner: Owner, { machine, language }: Drawing): FieldLanguage {
  return rowOf(owner, 'States') === undefined ? language : machine
}
