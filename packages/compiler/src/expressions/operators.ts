import type { BinaryOperator, Tree } from '@stepwright/workflow'
import { ts } from '../program/typescript.js'
import { skipParentheses } from './expression-arrows.js'
import { momentOf } from './moment.js'
import { callTree, facts, unsupported, type TreeContext } from './tree-context.js'
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
    const known: Extract<Tree, { kind: 'binary' }> = { kind: 'binary', operator, left, right, ...facts(context, node) }
    return isNothing(left) || isNothing(right) ? { ...known, left: perhapsMissing(left), right: perhapsMissing(right) } : compared(context, node, known)
  }
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) return callTree(context, node, 'Math.pow', undefined, [left, right])
  if (junction !== undefined) return { kind: 'logical', operator: junction, left: junction === '??' ? perhapsMissing(left) : left, right, ...facts(context, node) }
  return nullCheck(context, node) ?? unsupported(context, node.operatorToken, whyUnsupported(node))
}

/** A comparison with what it has to know of its sides: members that a service may leave out, and timestamps. */
function compared(context: TreeContext, node: ts.BinaryExpression, tree: Extract<Tree, { kind: 'binary' }>): Tree {
  const { operator } = tree
  if (!isOrder(operator) && operator !== '!==') return tree
  const guarded = (side: ts.Expression, made: Tree): Tree => (isUnsure(context, side) ? perhapsMissing(made) : made)
  const isMoments = isOrder(operator) && (isTimestamp(context, node.left) || isTimestamp(context, node.right))
  return { ...tree, left: guarded(node.left, tree.left), right: guarded(node.right, tree.right), ...(isMoments && { moments: true }) }
}

/**
 * Whether a member's type says that it is there although it was declared optional: answers of services are typed so. Where one is missing,
 * JSONata calls `!=` false and a comparison nothing, and JavaScript does not.
 */
function isUnsure({ questions: { checker } }: TreeContext, given: ts.Expression): boolean {
  const node = skipParentheses(given)
  if (!ts.isPropertyAccessExpression(node)) return false
  const symbol = checker.getSymbolAtLocation(node.name)
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Optional) !== 0) return false
  // A member that was renamed on its way, as those of the SDK are, has lost its declaration.
  if (symbol.declarations === undefined) return checker.getTypeAtLocation(node.expression).aliasSymbol?.name !== 'Record'
  return symbol.declarations.some((declaration) => ts.isPropertySignature(declaration) && declaration.questionToken !== undefined)
}

/** Whether a text is a moment, by the brand of `Timestamp`. */
function isTimestamp({ questions: { checker } }: TreeContext, node: ts.Expression): boolean {
  return checker.getPropertyOfType(checker.getNonNullableType(checker.getTypeAtLocation(node)), '~timestamp') !== undefined
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

const isOrder = (operator: BinaryOperator | undefined): boolean => operator === '<' || operator === '<=' || operator === '>' || operator === '>='

const isNothing = (tree: Tree): boolean => tree.kind === 'literal' && tree.value === undefined

function sides(context: TreeContext, node: ts.BinaryExpression): { readonly left: Tree; readonly right: Tree } {
  // Dates compare as their milliseconds do
  const side = (given: ts.Expression): Tree => (isOrder(binary.get(node.operatorToken.kind)) ? momentOf(context, given) : undefined) ?? context.treeOf(given)
  return { left: side(node.left), right: side(node.right) }
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
