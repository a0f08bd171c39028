import { isObject, type Json } from '@stepwright/asl'
import { resultCallOf, resultShapeOf, type ResultShape } from '@stepwright/services/shapes'
import type { StateDocument } from '../data/document.js'
import type { TestStateMock } from './test-request.js'

/**
 * What the model of the service has against a mocked result; nothing where the service is not known. STRICT wants every member that is
 * always there, PRESENT looks at those that the mock has. The words are recorded; those about booleans, maps and long blobs follow their pattern.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html
 */
export async function checkMockResult(state: StateDocument, { result, fieldValidationMode = 'STRICT' }: TestStateMock): Promise<string | undefined> {
  const call = state.Type === 'Task' ? resultCallOf(state.Resource) : undefined
  if (call === undefined || result === undefined || fieldValidationMode === 'NONE') return undefined
  const shape = await resultShapeOf(call.service, call.operation)
  const problem = shape && problemOf(JSON.parse(result) as Json, { shape, isStrict: fieldValidationMode === 'STRICT', parsed: call.parsed })
  return problem === undefined ? undefined : `Mock result schema validation error: ${problem}`
}

interface Comparison {
  readonly shape: ResultShape
  readonly isStrict: boolean
  readonly parsed: readonly string[]
  /** The member that is looked at: the last name, without those around it. */
  readonly field?: string
}

function problemOf(value: Json, comparison: Comparison): string | undefined {
  const { shape, field = '', parsed } = comparison
  const inside = (inner: Json, next: ResultShape, name = field): string | undefined => problemOf(inner, { ...comparison, shape: next, field: name })
  if (parsed.includes(field)) return undefined
  switch (shape.kind) {
    case 'any':
      return undefined
    case 'structure':
      return isObject(value) ? structureProblem(value, shape, comparison) : mustBe(field, 'an object')
    case 'list':
      return Array.isArray(value) ? firstOf(value as readonly Json[], (item) => inside(item, shape.item)) : mustBe(field, 'an array')
    case 'map':
      return isObject(value) ? firstOf(Object.values(value), (member) => inside(member, shape.value)) : mustBe(field, 'an object')
    case 'boolean':
      return typeof value === 'boolean' ? undefined : mustBe(field, 'a boolean')
    case 'integer':
    case 'number':
      return numberProblem(value, shape, field)
    default:
      return textProblem(value, shape, field)
  }
}

function structureProblem(value: { readonly [member: string]: Json }, { members }: Extract<ResultShape, { kind: 'structure' }>, comparison: Comparison): string | undefined {
  const missing = comparison.isStrict ? [...members].find(([name, { required }]) => required && !(name in value)) : undefined
  if (missing !== undefined) return `Required field '${missing[0]}' is missing`
  // a member that the model does not have is let through: services answer more every week
  return firstOf(Object.entries(value), ([name, member]) => {
    const known = members.get(name)
    return known === undefined ? undefined : problemOf(member, { ...comparison, shape: known.shape, field: name })
  })
}

function numberProblem(value: Json, { least, most }: { readonly least?: number; readonly most?: number }, field: string): string | undefined {
  if (typeof value !== 'number') return mustBe(field, 'a number')
  if (least !== undefined && value < least) return `Field '${field}' is less than the minimum value`
  return most !== undefined && value > most ? `Field '${field}' exceeds the maximum value` : undefined
}

function textProblem(value: Json, shape: Exclude<ResultShape, { kind: 'structure' | 'list' | 'map' | 'boolean' | 'any' }>, field: string): string | undefined {
  if (typeof value !== 'string') return mustBe(field, 'a string')
  if (shape.kind === 'text' && shape.values !== undefined && !shape.values.includes(value)) return `Field '${field}' is not an expected value`
  if (shape.kind === 'text' || shape.kind === 'timestamp') return undefined
  if (shape.least !== undefined && value.length < shape.least) return `Field '${field}' is smaller than the minimum length`
  return shape.most !== undefined && value.length > shape.most ? `Field '${field}' exceeds the maximum length` : undefined
}

const mustBe = (field: string, what: string): string => `Field '${field}' must be ${what}`

function firstOf<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item)
    if (found !== undefined) return found
  }
  return undefined
}
