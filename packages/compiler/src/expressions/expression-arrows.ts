import { isContext } from './is-context.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'

/**
 * What an arrow is to the compiler. `expression`: it stands where an expression belongs. `candidate`: no type says what
 * it is for, and it could become one, as in `const late = () => input.n > 80`. Other arrows are ordinary code.
 */
export type ArrowRole = 'expression' | 'candidate' | 'code'

/** The role of `arrow`. */
export function arrowRole(questions: Questions, arrow: ts.ArrowFunction): ArrowRole {
  if (questions.wantsExpression(arrow) || isValueOfLet(questions, arrow)) return 'expression'
  if (ts.isBlock(arrow.body) ? !computesAll(arrow.body) : makesFunctions(arrow.body)) return 'code'
  if (arrow.modifiers !== undefined || questions.wantsFunction(arrow, new Set([arrow]))) return 'code'
  return mentionsRecording(questions, arrow) ? 'code' : 'candidate'
}

/** Whether a function stands in the value of a `flow.let`, whose type is what was written: there it can only be meant as an expression. */
export function isValueOfLet(questions: Questions, node: ts.ArrowFunction | ts.FunctionExpression): boolean {
  if (questions.wantsFunction(node, new Set([node]))) return false
  let value: ts.Node = node
  while (ts.isPropertyAssignment(value.parent) || ts.isObjectLiteralExpression(value.parent) || ts.isArrayLiteralExpression(value.parent) || ts.isParenthesizedExpression(value.parent)) value = value.parent
  const { parent } = value
  return ts.isCallExpression(parent) && value !== parent.expression && ts.isPropertyAccessExpression(parent.expression) && parent.expression.name.text === 'let' && questions.isRecording(parent.expression.expression)
}

/** The expression inside parentheses, `as`, `satisfies` and `!`. */
export function skipParentheses(node: ts.Expression): ts.Expression {
  let inner = node
  while (isTransparent(inner)) inner = inner.expression
  return inner
}

/** What changes a value's type, or nothing at all, but not the value. */
export function isTransparent(
  node: ts.Node,
): node is ts.ParenthesizedExpression | ts.AsExpression | ts.NonNullExpression | ts.SatisfiesExpression | ts.TypeAssertion {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  )
}

/** A function written as a value. */
export function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node)
}

/** Whether the value has functions in it: `(input) => ({ late: () => input.n > 80 })` is code that makes expressions. */
function makesFunctions(node: ts.Expression): boolean {
  const value = skipParentheses(node)
  if (ts.isArrayLiteralExpression(value)) return value.elements.some(makesFunctions)
  if (ts.isObjectLiteralExpression(value)) return value.properties.some((property) => ts.isPropertyAssignment(property) && makesFunctions(property.initializer))
  return isFunction(value)
}

/** A const, a condition that returns, or a return: what an expression may hold. A block without a return yields nothing, so it is code. */
function computes(statement: ts.Statement, place = 0, all: readonly ts.Statement[] = [statement]): boolean {
  const isLast = place === all.length - 1
  if (ts.isReturnStatement(statement)) return statement.expression !== undefined && !makesFunctions(statement.expression)
  if (ts.isIfStatement(statement)) return computesAll(statement.thenStatement) && (statement.elseStatement === undefined || computesAll(statement.elseStatement))
  return !isLast && ts.isVariableStatement(statement) && (statement.declarationList.flags & ts.NodeFlags.Const) !== 0
}

const computesAll = (statement: ts.Statement): boolean => (ts.isBlock(statement) ? statement.statements.length > 0 && statement.statements.every(computes) : computes(statement))

/** A step, or a `flow` handed on to something that may record one: this is a block, whatever its shape. */
function mentionsRecording(questions: Questions, arrow: ts.ArrowFunction): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isTypeNode(node) || isContext(questions, node)) return false
    if (ts.isIdentifier(node) && !isMemberName(node) && (questions.isPlaced(node) || questions.isRecording(node))) return true
    return ts.forEachChild(node, visit) ?? false
  }
  return visit(arrow)
}

const isMemberName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) || (ts.isPropertyAssignment(node.parent) && node.parent.name === node)
