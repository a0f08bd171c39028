import type { Expression } from '../values/expression.js'
import { toTree } from '../values/to-tree.js'
import { carryTree } from '../values/tree-value.js'
import type { BinaryOperator, Tree } from '../values/tree.js'

/** A value, or an expression that yields one. */
type Operand<T> = T | Expression<T>

/** Compares numbers, or texts by their code units. */
interface Comparison {
  (left: Operand<number>, right: Operand<number>): Expression<boolean>
  (left: Operand<string>, right: Operand<string>): Expression<boolean>
}

/** `left === right`, without the compiler. */
export const eq = <T extends string | number | boolean | null>(left: Operand<T>, right: Operand<NoInfer<T>>): Expression<boolean> => binary('===', left, right)
/** `left !== right`, without the compiler. */
export const ne = <T extends string | number | boolean | null>(left: Operand<T>, right: Operand<NoInfer<T>>): Expression<boolean> => binary('!==', left, right)
/** `left > right`, without the compiler: `gt(input.latencyMs, 80)`. */
export const gt: Comparison = (left: unknown, right: unknown) => binary('>', left, right)
/** `left >= right`, without the compiler. */
export const gte: Comparison = (left: unknown, right: unknown) => binary('>=', left, right)
/** `left < right`, without the compiler. */
export const lt: Comparison = (left: unknown, right: unknown) => binary('<', left, right)
/** `left <= right`, without the compiler. */
export const lte: Comparison = (left: unknown, right: unknown) => binary('<=', left, right)

/** All of `tests` hold, without the compiler. */
export function and(...tests: readonly [Expression<boolean>, ...Expression<boolean>[]]): Expression<boolean> {
  return logical('&&', tests)
}

/** At least one of `tests` holds, without the compiler. */
export function or(...tests: readonly [Expression<boolean>, ...Expression<boolean>[]]): Expression<boolean> {
  return logical('||', tests)
}

/** `test` does not hold, without the compiler. */
export function not(test: Expression<boolean>): Expression<boolean> {
  return expression({ kind: 'unary', operator: '!', operand: toTree(test), type: ['boolean'] })
}

/** A text with values put in for `{}`, without the compiler: `format('{} ended {}', name, status)`. */
export function format(text: string, ...values: readonly Operand<string | number | boolean>[]): Expression<string> {
  const parts = text.split('{}').flatMap((piece, place): (string | Tree)[] => (place === 0 ? [piece] : [toTree(values[place - 1]), piece]))
  return expression({ kind: 'template', parts, type: ['string'] })
}

/** The tree of `left === right`. */
export function equals(left: Tree, right: Tree): Tree {
  return { kind: 'binary', operator: '===', left, right, type: ['boolean'] }
}

function binary(operator: BinaryOperator, left: unknown, right: unknown): Expression<boolean> {
  return expression({ kind: 'binary', operator, left: toTree(left), right: toTree(right), type: ['boolean'] })
}

function logical(operator: '&&' | '||', tests: readonly unknown[]): Expression<boolean> {
  return expression(tests.map((test) => toTree(test)).reduce((left, right) => ({ kind: 'logical', operator, left, right, type: ['boolean'] })))
}

function expression<T>(tree: Tree): Expression<T> {
  const never = (): never => {
    throw new Error('this expression has a value only while the machine runs')
  }
  return carryTree(never, tree)
}
