import { invariant, isJsonataString, jsonataBody, type Json, type JsonObject } from '@stepwright/asl'
import { evaluateJsonata, parseJsonata, type JsonataExpression, type JsonataProblem } from '@stepwright/asl/jsonata'
import { chanceOf, type Chance } from './chance.js'
import type { ContextObject } from './context.js'

/** What expressions see. */
export interface Bindings {
  readonly states: { readonly input: Json; readonly context: ContextObject; readonly result?: Json; readonly errorOutput?: Json }
  readonly variables: JsonObject
  /** What `$millis()` and `$now()` tell: milliseconds since the epoch. */
  readonly milliseconds: number
  readonly chance: Chance
}

/** A template's value, or the first expression that failed: where it stands, as AWS writes it, and why. */
export type JsonataTemplateResult =
  | { readonly value: Json; readonly problem?: never }
  | { readonly problem: { readonly location: string; readonly reason: string }; readonly value?: never }

/**
 * The value of a template: every string `{% … %}` in it, at any depth, is replaced by what it yields. `field` names the
 * place in failures, as AWS does: `Output/result`. An expression that yields nothing fails.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function evaluateJsonataTemplate(template: Json, field: string, bindings: Bindings): Promise<JsonataTemplateResult> {
  if (isJsonataString(template)) return evaluateText(template, field, bindings)
  if (typeof template !== 'object' || template === null) return { value: template }
  const entries: [string, Json][] = []
  for (const [key, member] of Object.entries(template)) {
    // what needs no evaluation waits for nothing
    if (typeof member !== 'object' && !isJsonataString(member)) {
      entries.push([key, member as Json])
      continue
    }
    const value = await evaluateJsonataTemplate(member as Json, Array.isArray(template) ? `${field}[${key}]` : `${field}/${key}`, bindings)
    if (value.problem !== undefined) return value
    entries.push([key, value.value])
  }
  return { value: Array.isArray(template) ? entries.map(([, value]) => value) : Object.fromEntries(entries) }
}

async function evaluateText(text: string, field: string, { states, variables, milliseconds, chance }: Bindings): Promise<JsonataTemplateResult> {
  const failed = (what: string): JsonataTemplateResult => ({
    problem: { location: field, reason: `The JSONata expression '${jsonataBody(text).trim()}' specified for the field '${field}' ${what}` },
  })
  try {
    const value = await evaluateJsonata(compiled(text), { ...timeAt(milliseconds), ...randomFrom(chance), ...variables, states })
    // evaluateJsonata yields plain JSON or undefined
    return value === undefined ? failed('returned nothing (undefined).') : { value: value as Json }
  } catch (thrown) {
    if (!isJsonataProblem(thrown)) throw thrown
    if (thrown.code === 'unsupported-result') return failed('returned an unsupported result type.')
    return failed(`threw an error during evaluation. ${reasonOf(thrown)}`)
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

/** `$random` with a seed depends on nothing else, as on AWS. */
function randomFrom(chance: Chance): { readonly [name: string]: unknown } {
  return { random: (seed?: number) => (seed === undefined ? chance.random() : chanceOf(seed).random()), uuid: () => chance.uuid() }
}

const expressions = new Map<string, JsonataExpression>()

/** Parses each text once: a loop of a thousand rounds runs the same few expressions. */
function compiled(text: string): JsonataExpression {
  const known = expressions.get(text)
  if (known !== undefined) return known
  const { expression } = parseJsonata(jsonataBody(text))
  invariant(expression !== undefined, `a machine was run with an expression that does not parse: ${text}`)
  if (expressions.size > mostKnown) expressions.clear()
  expressions.set(text, expression)
  return expression
}

const mostKnown = 10_000

function isJsonataProblem(thrown: unknown): thrown is Error & JsonataProblem {
  return thrown instanceof Error && thrown.name === 'JsonataError'
}

function reasonOf({ code, message }: JsonataProblem): string {
  // codes of our own are words
  return /^[A-Z]\d+$/.test(code) ? `${code}: ${message}` : message
}
