import type { Json, JsonObject } from '../../model/json.js'
import { child, type Pointer } from '../../source/pointer.js'
import type { ExpressionProblem } from '../cursor.js'
import { evaluateIntrinsic, type IntrinsicEnvironment, type IntrinsicFailure } from '../intrinsics/evaluate.js'
import { evaluateJsonPath, type JsonPathFailure } from '../jsonpath/evaluate.js'
import { isComputedKey, parsePathExpression, type PathExpression } from './path-expression.js'

/** Why a template yields nothing: the first thing that failed, in the order of the text. */
export interface TemplateFailure {
  /** The key as it is written, such as `name.$`: AWS names it in causes. */
  readonly field: string
  /** Where the expression stands in the template. */
  readonly pointer: Pointer
  readonly text: string
  readonly failure:
    | { readonly kind: 'syntax'; readonly problem: ExpressionProblem }
    | { readonly kind: 'path'; readonly problem: JsonPathFailure }
    | { readonly kind: 'intrinsic'; readonly problem: IntrinsicFailure }
}

export type TemplateResult =
  | { readonly value: Json; readonly problem?: never }
  | { readonly problem: TemplateFailure; readonly value?: never }

/**
 * The value of a payload template of JSONPath: each member whose key ends in `.$` is replaced by what its path or intrinsic
 * function yields, under the key without `.$`, at any depth; everything else stands as it is.
 *
 * @see https://states-language.net/spec.html#payload-template
 */
export function evaluateTemplate(template: Json, environment: IntrinsicEnvironment): TemplateResult {
  return evaluateAt(template, environment)
}

function evaluateAt(template: Json, environment: IntrinsicEnvironment): TemplateResult {
  if (typeof template !== 'object' || template === null) return { value: template }
  if (!Array.isArray(template)) return evaluateObject(template as JsonObject, environment)
  const items: Json[] = []
  for (const [index, item] of (template as readonly Json[]).entries()) {
    const result = evaluateAt(item, environment)
    if (result.problem !== undefined) return within(index, result.problem)
    items.push(result.value)
  }
  return { value: items }
}

function evaluateObject(template: JsonObject, environment: IntrinsicEnvironment): TemplateResult {
  const entries: [string, Json][] = []
  for (const [key, member] of Object.entries(template)) {
    const isComputed = isComputedKey(key)
    const result = isComputed ? evaluateMember(key, member, environment) : evaluateAt(member, environment)
    if (result.problem !== undefined) return within(key, result.problem)
    entries.push([isComputed ? key.slice(0, -2) : key, result.value])
  }
  return { value: Object.fromEntries(entries) }
}

/** The failure as seen from the value around it. Most templates fail nowhere, so the way is put together on the way back. */
function within(step: string | number, problem: TemplateFailure): TemplateResult {
  return { problem: { ...problem, pointer: `${child('', step)}${problem.pointer}` as Pointer } }
}

function evaluateMember(field: string, member: Json, environment: IntrinsicEnvironment): TemplateResult {
  const text = typeof member === 'string' ? member : JSON.stringify(member)
  const failed = (failure: TemplateFailure['failure']): TemplateResult => ({ problem: { field, pointer: '', text, failure } })
  const parsed = expressionOf(text)
  switch (parsed.kind) {
    case 'unreadable':
      return failed({ kind: 'syntax', problem: parsed.problem })
    case 'path': {
      const result = evaluateJsonPath(parsed.path, environment)
      return result.problem === undefined ? result : failed({ kind: 'path', problem: result.problem })
    }
    case 'intrinsic': {
      const result = evaluateIntrinsic(parsed.call, environment)
      return result.problem === undefined ? result : failed({ kind: 'intrinsic', problem: result.problem })
    }
  }
}

const known = new Map<string, PathExpression>()

/** Parses each text once: a Map of a thousand items evaluates the same few. */
function expressionOf(text: string): PathExpression {
  const expression = known.get(text) ?? parsePathExpression(text)
  if (known.size > mostKnown) known.clear()
  known.set(text, expression)
  return expression
}

const mostKnown = 10_000
