import type { Comparison } from '@stepwright/asl'
import type { BinaryTree, CallTree, StaticKind, Tree } from '../../values/tree.js'
import { surely } from '../jsonata/kinds.js'
import { refuse, type Context } from './context.js'
import { memberPath, pathText } from './path-text.js'
import { constantOf } from './piece-of.js'

/**
 * What JavaScript asks of a value, as a rule of a Choice. Comparators go by static type; a Variable that is missing fails the
 * state, so IsPresent goes before it where the type says that it may be.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules
 */
export function comparisonOf(tree: Tree, context: Context): Comparison {
  if (tree.kind === 'logical' && tree.operator !== '??') return joined(tree.operator === '&&' ? 'and' : 'or', [comparisonOf(tree.left, context), comparisonOf(tree.right, context)])
  if (tree.kind === 'unary' && tree.operator === '!') return not(comparisonOf(tree.operand, context))
  if (tree.kind === 'binary' && tree.operator in comparators) return binary(tree, context)
  if (tree.kind === 'call') return called(tree, context)
  if (tree.kind === 'literal') return tree.value ? always : not(always)
  return truthy(tree, context)
}

/** There is always an input, so this holds. */
const always: Comparison = { variable: '$', operator: 'IsPresent', value: true }
const unsaid: Comparison = { variable: '$', operator: 'IsPresent', value: false }

const comparators: Readonly<Record<string, string>> = { '===': 'Equals', '!==': 'Equals', '<': 'LessThan', '<=': 'LessThanEquals', '>': 'GreaterThan', '>=': 'GreaterThanEquals' }
const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const families: Readonly<Partial<Record<StaticKind, string>>> = { string: 'String', number: 'Numeric', boolean: 'Boolean' }

export const not = (comparison: Comparison): Comparison => ('not' in comparison ? comparison.not : { not: comparison })

/** Rules of one kind inside each other are one list. */
function joined(kind: 'and' | 'or', parts: readonly Comparison[]): Comparison {
  const flat = parts.flatMap((part) => (kind === 'and' && 'and' in part ? part.and : kind === 'or' && 'or' in part ? part.or : [part]))
  const [only] = flat
  if (flat.length === 1 && only !== undefined) return only
  return kind === 'and' ? { and: flat } : { or: flat }
}

const test = (variable: string, operator: string, value: string | number | boolean): Comparison => ({ variable, operator, value })
const isPresent = (path: string): Comparison => test(path, 'IsPresent', true)
const isNull = (path: string): Comparison => test(path, 'IsNull', true)

function binary(tree: BinaryTree, context: Context): Comparison {
  const { operator, left, right } = tree
  if (constantOf(left) !== undefined && constantOf(right) === undefined) return binary({ ...tree, left: right, right: left, operator: (mirrored[operator] ?? operator) as BinaryTree['operator'] }, context)
  const known = constantOf(right)
  if (left.kind === 'unary' && left.operator === 'typeof' && typeof known?.value === 'string') return typeTest(tree, left.operand, known.value, context)
  if (left.kind === 'call' && left.callee === 'array.length' && typeof known?.value === 'number') return lengthTest(left, operator, known.value, context)
  const path = variable(left, context)
  if (path === undefined) return unsaid
  const compared = known === undefined ? comparedPaths(tree, path, context) : comparedValue(tree, path, known.value, context)
  return operator === '!==' ? not(compared) : compared
}

function comparedValue({ operator, left, right, moments }: BinaryTree, path: string, value: unknown, context: Context): Comparison {
  const mayMiss = left.type.includes('undefined')
  if (right.kind === 'literal' && right.value === undefined) return test(path, 'IsPresent', false)
  if (value === null) return mayMiss ? joined('and', [isPresent(path), isNull(path)]) : isNull(path)
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return refused(right, 'a comparison with an object', context)
  // A placeholder is text until the deployment has put its value in.
  const family = moments === true ? 'Timestamp' : families[typeof value as StaticKind] ?? 'String'
  const compared = test(path, `${family}${comparators[operator] ?? 'Equals'}`, value)
  return mayMiss ? joined('and', [isPresent(path), compared]) : compared
}

function comparedPaths({ operator, left, right, moments }: BinaryTree, path: string, context: Context): Comparison {
  const other = variable(right, context)
  if (other === undefined) return unsaid
  const shared = left.type.flatMap((kind) => (right.type.includes(kind) && families[kind] !== undefined ? [moments === true ? 'Timestamp' : families[kind]] : []))
  if (shared.length === 0 || [left, right].some(({ type }) => type.some((kind) => kind === 'unknown' || kind === 'object' || kind === 'array'))) {
    return refused(left.type.includes('unknown') ? left : right, 'a comparison of values that are not surely texts, numbers or booleans', context)
  }
  const isEquality = operator === '===' || operator === '!=='
  const same = joined('or', [
    ...shared.map((family) => test(path, `${family}${comparators[operator] ?? 'Equals'}Path`, other)),
    ...(isEquality && left.type.includes('null') && right.type.includes('null') ? [joined('and', [isNull(path), isNull(other)])] : []),
  ])
  const optional = [...(left.type.includes('undefined') ? [path] : []), ...(right.type.includes('undefined') ? [other] : [])]
  const guarded = optional.length === 0 ? same : joined('and', [...optional.map(isPresent), same])
  return isEquality && optional.length === 2 ? joined('or', [guarded, joined('and', optional.map((one) => not(isPresent(one))))]) : guarded
}

/** `typeof x === 'number'`. JSONPath has no test for lists and objects. */
function typeTest({ operator }: BinaryTree, operand: Tree, type: string, context: Context): Comparison {
  const path = variable(operand, context)
  const is = type === 'undefined' ? 'IsPresent' : { string: 'IsString', number: 'IsNumeric', boolean: 'IsBoolean' }[type]
  if (path === undefined) return unsaid
  if (is === undefined) return refused(operand, `typeof with '${type}'`, context)
  // the type says that it is always there, and the question that it may not be
  const asked = type === 'undefined' ? test(path, is, false) : joined('and', [isPresent(path), test(path, is, true)])
  return operator === '!==' ? not(asked) : asked
}

/** `list.length > 2` asks whether there is an item at place 2. */
function lengthTest({ receiver }: CallTree, operator: string, count: number, context: Context): Comparison {
  const path = receiver === undefined ? undefined : variable(receiver, context)
  if (path === undefined) return unsaid
  const atLeast = (least: number): Comparison => (least <= 0 ? always : isPresent(memberPath(path, Math.ceil(least) - 1)))
  const more = Math.floor(count) + 1
  switch (operator) {
    case '>':
      return atLeast(more)
    case '>=':
      return atLeast(count)
    case '<':
      return not(atLeast(count))
    case '<=':
      return not(atLeast(more))
    default: {
      const equal = Number.isInteger(count) && count >= 0 ? joined('and', count === 0 ? [not(atLeast(1))] : [atLeast(count), not(atLeast(count + 1))]) : not(always)
      return operator === '===' ? equal : not(equal)
    }
  }
}

function called(tree: CallTree, context: Context): Comparison {
  const { callee, receiver, args: [first] } = tree
  const listed = receiver === undefined ? undefined : constantOf(receiver)?.value
  if (callee === 'array.includes' && Array.isArray(listed) && first !== undefined) {
    const equal = listed.map((value: string | number | boolean | null): Tree => ({ kind: 'literal', value, type: [value === null ? 'null' : (typeof value as 'string')] }))
    if (equal.length === 0) return not(always)
    return joined('or', equal.map((right) => binary({ kind: 'binary', operator: '===', left: first, right, type: ['boolean'], ...(tree.site && { site: tree.site }) }, context)))
  }
  if (callee === 'Boolean' && first !== undefined) return comparisonOf(first, context)
  const known = first?.kind === 'literal' && typeof first.value === 'string' ? first.value.replaceAll(/[\\*]/g, '\\$&') : undefined
  const pattern = known === undefined ? undefined : { 'string.startsWith': `${known}*`, 'string.endsWith': `*${known}`, 'string.includes': `*${known}*` }[callee as string]
  if (pattern === undefined || receiver === undefined) return refused(tree, `${callee} in a test`, context)
  const path = variable(receiver, context)
  if (path === undefined) return unsaid
  const matches = test(path, 'StringMatches', pattern)
  return receiver.type.includes('undefined') ? joined('and', [isPresent(path), matches]) : matches
}

function truthy(tree: Tree, context: Context): Comparison {
  const path = variable(tree, context)
  if (path === undefined) return unsaid
  if (tree.type.includes('unknown')) return refused(tree, 'whether a value of any type is truthy', context)
  const falsy = [
    ...(tree.type.includes('null') ? [isNull(path)] : []),
    ...(tree.type.includes('string') ? [test(path, 'StringEquals', '')] : []),
    ...(tree.type.includes('number') ? [test(path, 'NumericEquals', 0)] : []),
  ]
  const present = tree.type.includes('undefined') ? [isPresent(path)] : []
  if (surely(tree, 'boolean', 'undefined', 'null')) return joined('and', [...present, test(path, 'BooleanEquals', true)])
  if (tree.type.includes('boolean')) falsy.push(test(path, 'BooleanEquals', false))
  const [only] = falsy
  if (only === undefined) return present.length > 0 ? isPresent(path) : always
  return joined('and', [...present, not(joined('or', falsy))])
}

/** A rule looks at a path, and at nothing that is computed. */
function variable(tree: Tree, context: Context): string | undefined {
  const path = pathText(tree, context)
  if (path !== undefined) return path
  return refuse(context, tree, 'a test of a computed value', "compute it in a step before: const x = flow.let('…', () => …), and test x")
}

function refused(tree: Tree, what: string, context: Context): Comparison {
  refuse(context, tree, what, "say what its type is, or compute it in a step before: const x = flow.let('…', () => …), and test x")
  return unsaid
}
