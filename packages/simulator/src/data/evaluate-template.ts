import { invariant, isJsonataString, jsonataBody, type Json, type JsonObject } from '@stepwright/asl'
import { evaluateJsonata, parseJsonata, type JsonataExpression, type JsonataProblem } from '@stepwright/asl/jsonata'
import type { ContextObject } from './context.js'
import { failed, settled, type Settled } from './settled.js'

/** What expressions see. */
export interface Bindings {
  readonly states: { readonly input: Json; readonly context: ContextObject; readonly result?: Json; readonly errorOutput?: Json }
  readonly variables: JsonObject
  /** What `$millis()` and `$now()` tell: milliseconds since the epoch. */
  readonly milliseconds: number
}

/**
 * The value of a template: every string `{% … %}` in it, at any depth, is replaced by what it yields. `field` names the
 * place in failures, as AWS does: `Output/result`. An expression that yields nothing fails.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function evaluateTemplate(template: Json, field: string, bindings: Bindings): Promise<Settled<Json>> {
  if (isJsonataString(template)) return evaluateText(template, field, bindings)
  if (typeof template !== 'object' || template === null) return settled(template)
  const entries: [string, Json][] = []
  for (const [key, member] of Object.entries(template)) {
    const value = await evaluateTemplate(member, Array.isArray(template) ? `${field}[${key}]` : `${field}/${key}`, bindings)
    if (!value.ok) return value
    entries.push([key, value.value])
  }
  return settled(Array.isArray(template) ? entries.map(([, value]) => value) : Object.fromEntries(entries))
}

async function evaluateText(text: string, field: string, { states, variables, milliseconds }: Bindings): Promise<Settled<Json>> {
  const named = `The JSONata expression '${jsonataBody(text).trim()}' specified for the field '${field}'`
  try {
    const value = await evaluateJsonata(compiled(text), { ...variables, states, ...timeAt(milliseconds) })
    // evaluateJsonata yields plain JSON or undefined
    return value === undefined ? failed({ cause: `${named} returned nothing (undefined).` }) : settled(value as Json)
  } catch (thrown) {
    if (!isJsonataProblem(thrown)) throw thrown
    if (thrown.code === 'unsupported-result') return failed({ cause: `${named} returned an unsupported result type.` })
    return failed({ cause: `${named} threw an error during evaluation. ${reasonOf(thrown)}` })
  }
}

/** The functions that read the clock, which is virtual here. */
function timeAt(at: number): { readonly [name: string]: unknown } {
  return {
    millis: () => at,
    now: (picture?: string, timezone?: string) => evaluateJsonata(compiled(formatTime), { at, picture, timezone }),
  }
}

const formatTime = '{%$fromMillis($at, $picture, $timezone)%}'

const expressions = new Map<string, JsonataExpression>()

/** Parses each text once: a loop of a thousand rounds runs the same few expressions. */
function compiled(text: string): JsonataExpression {
  const known = expressions.get(text)
  if (known !== undefined) return known
  const { expression } = parseJsonata(jsonataBody(text))
  invariant(expression !== undefined, `a machine was run with an expression that does not parse: ${text}`)
  expressions.set(text, expression)
  return expression
}

function isJsonataProblem(thrown: unknown): thrown is Error & JsonataProblem {
  return thrown instanceof Error && thrown.name === 'JsonataError'
}

function reasonOf({ code, message }: JsonataProblem): string {
  return code === 'unknown' ? message : `${code}: ${message}`
}
