import type { Json, JsonObject } from '../../model/json.js'
import type { ExpressionEnvironment } from '../environment.js'
import { matchesCondition } from './condition.js'
import { callFunction } from './functions.js'
import { isAggregate, isDefinite, type JsonPath, type PathCondition, type PathOperand, type PathSegment } from './path.js'
import { printSegment } from './print.js'

/** Why a path yields nothing. */
export interface JsonPathFailure {
  /**
   * `not-found`: the one place that the path names is not there. `function`: a function refused what it was given.
   * `variable`: no variable of that name. `limit`: the path visits more values than any payload of AWS holds.
   */
  readonly kind: 'not-found' | 'function' | 'variable' | 'limit'
  /** As Jayway's library words it, which is what AWS puts behind `Invalid path '$.a.b' : `. */
  readonly message: string
}

/** What a path selects: one value where it is definite, else a list. */
export type JsonPathResult =
  | { readonly value: Json; readonly problem?: never }
  | { readonly problem: JsonPathFailure; readonly value?: never }

/**
 * What `path` selects. A definite path yields the value itself and fails where there is none; any other yields a list, which
 * is empty where nothing matches, even when a parent is missing, as was recorded on AWS. Values are shared, not copied.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export function evaluateJsonPath(path: JsonPath, environment: ExpressionEnvironment): JsonPathResult {
  const plain = path.root.kind === 'current' ? undefined : followNames(path, rootValue(path, environment))
  if (plain !== undefined) return { value: plain }
  return evaluateWithin(path, { environment, root: rootValue(path, environment), current: undefined, budget: { left: mostVisits } })
}

/** Where each step is one name, as in most paths, and all are there. What goes wrong is found, and said, on the long way. */
function followNames({ segments }: JsonPath, root: Json | undefined): Json | undefined {
  let value = root
  for (const segment of segments) {
    const name = segment.kind === 'names' && !segment.deep && segment.names.length === 1 ? segment.names[0] : undefined
    if (name === undefined || value === undefined || !isObject(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

/** What a path can see, and how much more it may look at. */
interface PathScope {
  readonly environment: ExpressionEnvironment
  /** What the outermost path begins with: the `$` of its filters. */
  readonly root: Json | undefined
  /** What `@` is, inside a filter. */
  readonly current: Json | undefined
  readonly budget: { left: number }
}

/** Ours: a payload of 256 KiB has at most 131,072 values, but every further `..` looks at the same ones again. */
const mostVisits = 2_000_000

/** As `evaluateJsonPath`, for a path that may stand inside another. */
function evaluateWithin(path: JsonPath, scope: PathScope): JsonPathResult {
  const document = path.root.kind === 'current' ? scope.current : path.root.kind === 'input' ? scope.root : rootValue(path, scope.environment)
  if (document === undefined) return { problem: missingRoot(path) }
  const found = isAggregate(path) ? aggregate(path, document, scope) : walk(path.segments, [document], scope, isDefinite(path))
  if (scope.budget.left < 0) return { problem: { kind: 'limit', message: `the path looks at more than ${mostVisits} values` } }
  if (found.problem !== undefined) return found
  if (!isDefinite(path)) return { value: found.values }
  const value = found.values.at(-1)
  return value === undefined ? { problem: missing(path) } : { value }
}

type Found =
  | { readonly values: readonly Json[]; readonly problem?: never }
  | { readonly problem: JsonPathFailure; readonly values?: never }

function walk(segments: readonly PathSegment[], start: readonly Json[], scope: PathScope, strict: boolean): Found {
  let values = start
  for (const [index, segment] of segments.entries()) {
    const [before] = values
    if (segment.kind === 'function') {
      const results = callEach(segment, values, scope, strict)
      if (results.problem !== undefined) return results
      values = results.values
    } else {
      const isLast = index === segments.length - 1
      values = values.flatMap((value) => (segment.deep ? descend(segment, value, isLast, scope) : select(segment, value, isLast, scope)))
    }
    if (strict && values.length === 0) return { problem: notFound(segments, index, before) }
    if (scope.budget.left < 0) return { values: [] }
  }
  return { values }
}

function aggregate(path: JsonPath, document: Json, scope: PathScope): Found {
  const found = walk(path.segments.slice(0, -1), [document], scope, false)
  return found.values === undefined ? found : walk(path.segments.slice(-1), [found.values], scope, true)
}

function callEach(
  { name, arguments: operands }: Extract<PathSegment, { kind: 'function' }>,
  values: readonly Json[],
  scope: PathScope,
  strict: boolean,
): Found {
  const given = operands.map((operand) => operandValue(operand, scope))
  const results: Json[] = []
  for (const value of values) {
    const result = callFunction(name, value, given.filter((argument) => argument !== undefined))
    if ('value' in result) results.push(result.value)
    else if (strict) return { problem: { kind: 'function', message: result.message } }
  }
  return { values: results }
}

/** The value of a side of a comparison or of an argument; `undefined` where its path finds nothing. */
function operandValue(operand: PathOperand, scope: PathScope): Json | undefined {
  switch (operand.kind) {
    case 'path':
      return evaluateWithin(operand.path, scope).value
    case 'literal':
      return operand.value
    case 'bareword':
      return operand.text
    case 'pattern':
      return operand.source
  }
}

/** The values that one step selects in `value`, without looking deeper. */
function select(segment: PathSegment, value: Json, isLast: boolean, scope: PathScope): readonly Json[] {
  scope.budget.left -= 1
  switch (segment.kind) {
    case 'names':
      return isObject(value) ? selectNames(segment.names, value, isLast) : []
    case 'indexes':
      return isArray(value) ? segment.indexes.flatMap((index) => present(value.at(index))) : []
    case 'slice':
      return isArray(value) ? selectSlice(segment, value) : []
    case 'wildcard':
      return spend(isArray(value) ? value : isObject(value) ? Object.values(value) : [], scope)
    case 'filter':
      return spend(isArray(value) ? value : [value], scope).filter((item) => isSelected(segment.condition, item, scope))
    case 'function':
      return []
  }
}

/** Only objects can pass a filter: `@` does not match other values, as AWS's page on reference paths says. */
function isSelected(condition: PathCondition, item: Json, scope: PathScope): boolean {
  const inner = { ...scope, current: item }
  return (
    isObject(item) &&
    matchesCondition(condition, {
      exists: (path) => hasValue(evaluateWithin(path, inner).value, path),
      valueOf: (operand) => operandValue(operand, inner),
    })
  )
}

/** A list in which nothing is does not exist: ours, where Jayway's library says that it does. */
function hasValue(value: Json | undefined, path: JsonPath): boolean {
  return value !== undefined && (isDefinite(path) || (isArray(value) && value.length > 0))
}

function spend(values: readonly Json[], { budget }: PathScope): readonly Json[] {
  budget.left -= values.length
  return values
}

/** One name is its value; several at the end of a path make one object of those that are there. */
function selectNames(names: readonly string[], value: JsonObject, isLast: boolean): readonly Json[] {
  const there = names.filter((name) => Object.hasOwn(value, name))
  if (names.length > 1 && isLast) return [Object.fromEntries(there.map((name) => [name, value[name] ?? null]))]
  return there.map((name) => value[name] ?? null)
}

/**
 * Jayway's slices, which are not JavaScript's: with both ends given, a negative start is compared with the end as it stands,
 * so that `[1:-1]` selects nothing; a step is read and has no effect.
 */
function selectSlice({ from, to }: { from?: number; to?: number }, items: readonly Json[]): readonly Json[] {
  if (to === undefined) return items.slice(from)
  if (from === undefined) return items.slice(0, to)
  const end = Math.min(items.length, to)
  const places = Array.from({ length: Math.max(0, Math.min(end - from, 2 * items.length)) }, (_, index) => from + index)
  return places.flatMap((place) => present(items.at(place)))
}

/** The values that a step behind `..` selects: in `value` and in all that is in it, parents first. */
function descend(segment: PathSegment, value: Json, isLast: boolean, scope: PathScope): readonly Json[] {
  const found: Json[] = []
  const waiting: Json[] = [value]
  for (let next = waiting.pop(); next !== undefined && scope.budget.left >= 0; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue
    scope.budget.left -= 1
    if (selectsAt(segment, next, isLast)) for (const one of select(segment, next, isLast, scope)) found.push(one)
    const inner = isArray(next) ? next : Object.values(next)
    for (let index = inner.length - 1; index >= 0; index--) waiting.push(inner[index] ?? null)
  }
  return found
}

/** Behind `..`, several names must all be there, and a filter asks each object once: not the array that it is in. */
function selectsAt(segment: PathSegment, value: Json, isLast: boolean): boolean {
  if (segment.kind === 'filter') return isObject(value)
  if (segment.kind !== 'names' || !isLast) return true
  return isObject(value) && segment.names.every((name) => Object.hasOwn(value, name))
}

function rootValue({ root }: JsonPath, { input, context, variables }: ExpressionEnvironment): Json | undefined {
  if (root.kind === 'context') return context
  if (root.kind === 'variable') return variables !== undefined && Object.hasOwn(variables, root.name) ? variables[root.name] : undefined
  return input
}

function missingRoot({ root }: JsonPath): JsonPathFailure {
  if (root.kind === 'variable') return { kind: 'variable', message: `there is no variable "${root.name}"` }
  return { kind: 'not-found', message: 'there is no context object here' }
}

/**
 * Recorded on AWS: the whole way for the last step, and for a step before it the way as far as it went. What is not an object has no
 * properties, which was seen by a user of AWS: https://github.com/awsdocs/aws-step-functions-developer-guide/pull/5
 */
function notFound(segments: readonly PathSegment[], index: number, before: Json = {}): JsonPathFailure {
  const [came, step] = [`$${segments.slice(0, index).map(printSegment).join('')}`, segments[index]]
  if (step?.kind === 'names' && !isObject(before)) return { kind: 'not-found', message: `Property ${printSegment(step)} not found in path ${came}` }
  const way = `${came}${step === undefined ? '' : printSegment(step)}`
  const isInner = index < segments.length - 1 && segments[index]?.kind === 'names'
  return { kind: 'not-found', message: isInner ? `Missing property in path ${way}` : `No results for path: ${way}` }
}

const missing = ({ segments }: JsonPath): JsonPathFailure => notFound(segments, segments.length - 1)
const present = (value: Json | undefined): readonly Json[] => (value === undefined ? [] : [value])
const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !isArray(value)
