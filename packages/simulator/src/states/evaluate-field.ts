import type { Json, JsonObject } from '@stepwright/asl'
import { evaluateTemplate } from '../data/evaluate-template.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Visit } from './visit.js'

/** Members of `$states` that only some exits have. */
export interface Extras {
  readonly result?: Json
  readonly errorOutput?: Json
}

/** The value of a field: every `{% … %}` in it computed, with the visit's `$states` and variables. */
export async function evaluateField(visit: Visit, field: string, template: Json, extras: Extras = {}): Promise<Settled<Json>> {
  const { input, context, variables, execution } = visit
  const value = await evaluateTemplate(template, field, {
    states: { input, context, ...extras },
    variables,
    milliseconds: execution.clock.milliseconds,
  })
  return value.ok ? value : failed(queryError(visit, value.failure.cause ?? ''))
}

/** As `evaluateField`, for a field that must yield a certain type: `States.QueryEvaluationError` where it does not. */
export async function evaluateTyped<T extends Json>(
  visit: Visit,
  field: string,
  template: Json,
  expected: Expected<T>,
): Promise<Settled<T>> {
  const value = await evaluateField(visit, field, template)
  if (!value.ok) return value
  if (expected.holds(value.value)) return settled(value.value)
  return failed(queryError(visit, unexpectedType(field, template, expected.type, value.value)))
}

/** A failure of the query language, in the words that AWS wraps around its reason, without the number of the event. */
export function queryError(visit: Visit, reason: string): { readonly error: string; readonly cause: string } {
  return { error: 'States.QueryEvaluationError', cause: `An error occurred while executing the state '${visit.name}'. ${reason}` }
}

/** A type that a field must yield, and the word AWS has for it. */
export interface Expected<T extends Json> {
  readonly type: string
  readonly holds: (value: Json) => value is T
}

export const anArray: Expected<readonly Json[]> = { type: 'array', holds: (value): value is readonly Json[] => Array.isArray(value) }
export const aBoolean: Expected<boolean> = { type: 'boolean', holds: (value) => typeof value === 'boolean' }
export const aString: Expected<string> = { type: 'string', holds: (value) => typeof value === 'string' }
export const anInteger: Expected<number> = {
  type: 'integer',
  holds: (value): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0,
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unexpectedType(field: string, template: Json, expected: string, value: Json): string {
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const source = typeof template === 'string' ? `JSONata expression '${template.slice(2, -2).trim()}'` : 'value'
  const wrong = `Expected '${expected}', but was '${actual}' for value: ${JSON.stringify(value)}`
  return `The ${source} specified for the field '${field}' returned an unexpected result type. ${wrong}`
}
