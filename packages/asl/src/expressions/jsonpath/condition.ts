import type { Json } from '../../model/json.js'
import { isEqualJson } from '../is-equal-json.js'
import type { JsonPath, PathCondition, PathOperand } from './path.js'
import { matchesWhole } from './pattern.js'

/** How a condition finds the values that it speaks of. */
export interface ConditionScope {
  readonly exists: (path: JsonPath) => boolean
  /** `undefined` where a path finds nothing. */
  readonly valueOf: (operand: PathOperand) => Json | undefined
}

/** Whether the condition of a filter holds. */
export function matchesCondition(condition: PathCondition, scope: ConditionScope): boolean {
  switch (condition.kind) {
    case 'or':
      return condition.terms.some((term) => matchesCondition(term, scope))
    case 'and':
      return condition.terms.every((term) => matchesCondition(term, scope))
    case 'not':
      return !matchesCondition(condition.term, scope)
    case 'exists':
      return scope.exists(condition.path)
    case 'comparison': {
      const { operator, left, right } = condition
      if (operator === '=~') return matchesPattern(left, right, scope)
      return operators[operator]?.(scope.valueOf(left), scope.valueOf(right)) ?? false
    }
  }
}

type Side = Json | undefined

/**
 * The operators of Jayway's library. What a path does not find is equal to nothing, so that `!=` and `nin` hold for it.
 *
 * @see https://github.com/json-path/JsonPath#filter-operators
 */
const operators: { readonly [operator: string]: (left: Side, right: Side) => boolean } = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '===': isStrictlyEqual,
  '!==': (left, right) => !isStrictlyEqual(left, right),
  '<': (left, right) => compares(left, right, (order) => order < 0),
  '<=': (left, right) => compares(left, right, (order) => order <= 0),
  '>': (left, right) => compares(left, right, (order) => order > 0),
  '>=': (left, right) => compares(left, right, (order) => order >= 0),
  in: isIn,
  nin: (left, right) => !isIn(left, right),
  contains: (left, right) => (typeof left === 'string' && typeof right === 'string' ? left.includes(right) : isIn(right, left)),
  all: (left, right) => overLists(right, left, (items, list) => items.every((item) => isIn(item, list))),
  subsetof: (left, right) => overLists(left, right, (items, list) => items.every((item) => isIn(item, list))),
  anyof: (left, right) => overLists(left, right, (items, list) => items.some((item) => isIn(item, list))),
  noneof: (left, right) => overLists(left, right, (items, list) => !items.some((item) => isIn(item, list))),
  size: (left, right) => (typeof left === 'string' || isArray(left)) && left.length === right,
  empty: (left, right) => isEmpty(left) === right,
}

/**
 * A number equals the text that says it: `1 == '1'` holds. The library's page says that it does not, its tests say that it
 * does (`int_eq_string_evals` of its FilterTest), and AWS runs the library.
 */
function isEqual(left: Side, right: Side): boolean {
  if (left === undefined || right === undefined) return false
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && Number(right) === left
  if (typeof left === 'string' && typeof right === 'number') return left === String(right)
  return isEqualJson(left, right)
}

function isStrictlyEqual(left: Side, right: Side): boolean {
  return typeof left === typeof right && isEqual(left, right)
}

function compares(left: Side, right: Side, holds: (order: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right)
  const [one, other] = [textOf(left), textOf(right)]
  return one !== undefined && other !== undefined && holds(one < other ? -1 : one > other ? 1 : 0)
}

function textOf(side: Side): string | undefined {
  if (typeof side === 'string') return side
  return typeof side === 'number' ? String(side) : undefined
}

function isIn(item: Side, list: Side): boolean {
  return isArray(list) && list.some((one) => isEqual(one, item))
}

function overLists(left: Side, right: Side, holds: (items: readonly Json[], list: readonly Json[]) => boolean): boolean {
  return isArray(left) && isArray(right) && holds(left, right)
}

function isEmpty(side: Side): boolean | undefined {
  if (typeof side === 'string' || isArray(side)) return side.length === 0
  return typeof side === 'object' && side !== null ? Object.keys(side).length === 0 : undefined
}

/** A pattern stands on either side and must match the whole text, or that of one item of an array. */
function matchesPattern(left: PathOperand, right: PathOperand, { valueOf }: ConditionScope): boolean {
  const [pattern, operand] = left.kind === 'pattern' ? [left, right] : [right, left]
  if (pattern.kind !== 'pattern' || operand.kind === 'pattern') return false
  const value = valueOf(operand)
  const texts = isArray(value) ? value : [value]
  return texts.some((text) => matchesWhole(pattern, patternInput(text)))
}

const patternInput = (value: Side): string => (typeof value === 'object' || value === undefined ? '' : String(value))
const isArray = (value: Side): value is readonly Json[] => Array.isArray(value)
