import type { BinaryOperator, Tree } from '@stepwright/workflow'
import { ts } from '../program/typescript.js'
import { skipParentheses } from './expression-arrows.js'
import { facts, unsupported, type TreeContext } from './tree-context.js'
import { whyUnsupported } from './unsupported.js'

const binary: ReadonlyMap<ts.SyntaxKind, BinaryOperator> = new Map<ts.SyntaxKind, BinaryOperator>([
  [ts.SyntaxKind.PlusToken, '+'],
  [ts.SyntaxKind.MinusToken, '-'],
  [ts.SyntaxKind.AsteriskToken, '*'],
  [ts.SyntaxKind.SlashToken, '/'],
  [ts.SyntaxKind.PercentToken, '%'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '==='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.LessThanToken, '<'],
  [ts.SyntaxKind.LessThanEqualsToken, '<='],
  [ts.SyntaxKind.GreaterThanToken, '>'],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>='],
])

const logical: ReadonlyMap<ts.SyntaxKind, '&&' | '||' | '??'> = new Map<ts.SyntaxKind, '&&' | '||' | '??'>([
  [ts.SyntaxKind.AmpersandAmpersandToken, '&&'],
  [ts.SyntaxKind.BarBarToken, '||'],
  [ts.SyntaxKind.QuestionQuestionToken, '??'],
])

const prefix: ReadonlyMap<ts.SyntaxKind, '!' | '-' | '+'> = new Map<ts.SyntaxKind, '!' | '-' | '+'>([
  [ts.SyntaxKind.ExclamationToken, '!'],
  [ts.SyntaxKind.MinusToken, '-'],
  [ts.SyntaxKind.PlusToken, '+'],
])

/** `a + b`, `a && b`, `a == null`. */
export function binaryOf(context: TreeContext, node: ts.BinaryExpression): Tree {
  const operator = binary.get(node.operatorToken.kind)
  const junction = logical.get(node.operatorToken.kind)
  const { left, right } = sides(context, node)
  if (operator !== undefined) {
    const asked = isNothing(left) || isNothing(right)
    return { kind: 'binary', operator, left: asked ? perhapsMissing(left) : left, right: asked ? perhapsMissing(right) : right, ...facts(context, node) }
  }
  if (junction !== undefined) return { kind: 'logical', operator: junction, left: junction === '??' ? perhapsMissing(left) : left, right, ...facts(context, node) }
  return nullCheck(context, node) ?? unsupported(context, node.operatorToken, whyUnsupported(node))
}

/** `!a`, `-a`, `+a`. */
export function prefixOf(context: TreeContext, node: ts.PrefixUnaryExpression): Tree {
  const operator = prefix.get(node.operator)
  if (operator === undefined) return unsupported(context, node, whyUnsupported(node))
  return { kind: 'unary', operator, operand: context.treeOf(node.operand), ...facts(context, node) }
}

/** An author who asks whether a value is there knows what its type may not say: answers of services are typed as if all their members were. */
function perhapsMissing(tree: Tree): Tree {
  const isRead = tree.kind === 'capture' || tree.kind === 'parameter' || tree.kind === 'member'
  return isRead && !tree.type.includes('undefined') && !tree.type.includes('unknown') ? { ...tree, type: [...tree.type, 'undefined'] } : tree
}

const isNothing = (tree: Tree): boolean => tree.kind === 'literal' && tree.value === undefined

function sides(context: TreeContext, node: ts.BinaryExpression): { readonly left: Tree; readonly right: Tree } {
  return { left: context.treeOf(node.left), right: context.treeOf(node.right) }
}

/** `x == null` is the one loose comparison whose meaning is plain: `x === null || x === undefined`. */
function nullCheck(context: TreeContext, node: ts.BinaryExpression): Tree | undefined {
  const isEqual = node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken
  if (!isEqual && node.operatorToken.kind !== ts.SyntaxKind.ExclamationEqualsToken) return undefined
  const operand = isNullish(node.right) ? node.left : isNullish(node.left) ? node.right : undefined
  if (operand === undefined) return undefined
  const left = perhapsMissing(context.treeOf(operand))
  const compare = (value: null | undefined): Tree => ({
    kind: 'binary',
    operator: isEqual ? '===' : '!==',
    left,
    right: { kind: 'literal', value, type: [value === null ? 'null' : 'undefined'] },
    ...facts(context, node),
  })
  return { kind: 'logical', operator: isEqual ? '||' : '&&', left: compare(null), right: compare(undefined), ...facts(context, node) }
}

function isNullish(given: ts.Expression): boolean {
  const node = skipParentheses(given)
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined')
}
