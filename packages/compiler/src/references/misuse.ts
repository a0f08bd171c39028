import { isTransparent } from '../expressions/expression-arrows.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import { keepers } from './array-methods.js'
import type { References } from './follow-references.js'

/** An operator on a reference: what it is, and where. */
export interface Misuse {
  /** The whole of what should stand in an arrow. */
  readonly node: ts.Node
  readonly operator: string
  readonly reference: ts.Node
  readonly cure: 'arrow' | 'choice' | 'map' | 'index' | 'remove' | 'body-default'
  /** Whether operators inside `node` are part of this one. */
  readonly covers: boolean
}

/** The misuse that `node` itself is. */
export function findMisuse(questions: Questions, references: References, node: ts.Node): Misuse | undefined {
  const isReference = (one: ts.Expression | undefined): one is ts.Expression => one !== undefined && references.shapes.of(one).isReference
  for (const find of finders) {
    const misuse = find(node, { questions, references, isReference })
    if (misuse !== undefined) return misuse
  }
  return undefined
}

interface Looking {
  readonly questions: Questions
  readonly references: References
  readonly isReference: (node: ts.Expression | undefined) => node is ts.Expression
}

type Finder = (node: ts.Node, looking: Looking) => Misuse | undefined

const finders: readonly Finder[] = [inBinary, inUnary, inTest, inTemplate, inCall, inLength, inLoop, inSpread, inPattern, inKey]

function inBinary(node: ts.Node, { isReference }: Looking): Misuse | undefined {
  if (!ts.isBinaryExpression(node)) return undefined
  const { kind } = node.operatorToken
  if (kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.CommaToken) return undefined
  // `build && reference` yields the reference, and only looks at the left.
  const reference = isReference(node.left) ? node.left : !yieldsRight.has(kind) && isReference(node.right) ? node.right : undefined
  return reference && { node, operator: node.operatorToken.getText(), reference, cure: 'arrow', covers: true }
}

const yieldsRight: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
])

function inUnary(node: ts.Node, { isReference }: Looking): Misuse | undefined {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const operator = ts.tokenToString(node.operator) ?? 'an operator'
    return isReference(node.operand) ? { node, operator, reference: node.operand, cure: 'arrow', covers: true } : undefined
  }
  if (!ts.isTypeOfExpression(node) && !ts.isDeleteExpression(node) && !ts.isAwaitExpression(node)) return undefined
  if (!isReference(node.expression)) return undefined
  const operator = ts.isTypeOfExpression(node) ? 'typeof' : ts.isDeleteExpression(node) ? 'delete' : 'await'
  return { node, operator, reference: node.expression, cure: ts.isAwaitExpression(node) ? 'remove' : 'arrow', covers: true }
}

function inTest(node: ts.Node, { isReference }: Looking): Misuse | undefined {
  if (ts.isConditionalExpression(node)) {
    return isReference(node.condition) ? { node, operator: '?:', reference: node.condition, cure: 'arrow', covers: true } : undefined
  }
  const operator = ts.isIfStatement(node) ? 'if' : ts.isWhileStatement(node) || ts.isDoStatement(node) ? 'while' : ts.isSwitchStatement(node) ? 'switch' : undefined
  if (operator === undefined || !('expression' in node)) return undefined
  const test = node.expression as ts.Expression
  return isReference(test) ? { node: test, operator, reference: test, cure: 'choice', covers: false } : undefined
}

function inTemplate(node: ts.Node, { isReference }: Looking): Misuse | undefined {
  if (!ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node.parent)) return undefined
  const span = node.templateSpans.find(({ expression }) => isReference(expression))
  return span && { node, operator: 'template', reference: span.expression, cure: 'arrow', covers: true }
}

/** A method of a reference, or a function of JavaScript that looks into one. */
function inCall(node: ts.Node, { questions, isReference }: Looking): Misuse | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const { expression: callee, arguments: args } = node
  if (ts.isPropertyAccessExpression(callee) && !questions.isPlaced(callee.expression) && isReference(callee.expression)) {
    const cure = ts.isArrowFunction(args[0] ?? callee) && !isCondition(callee.name.text) ? 'map' : 'arrow'
    return { node, operator: `.${callee.name.text}(…)`, reference: callee.expression, cure, covers: true }
  }
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  const symbol = ts.isIdentifier(name) ? questions.symbolOf(name) : undefined
  if (symbol === undefined || keepers.has(symbol.name) || !questions.isGlobal(symbol)) return undefined
  const reference = args.find(isReference)
  return reference && { node, operator: `${ts.isPropertyAccessExpression(callee) ? '.' : ''}${symbol.name}(…)`, reference, cure: 'arrow', covers: true }
}

const isCondition = (method: string): boolean => ['every', 'some', 'filter', 'find'].includes(method)

function inLength(node: ts.Node, { questions, isReference }: Looking): Misuse | undefined {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'length' || !isReference(node.expression)) return undefined
  const symbol = questions.symbolOf(node.name)
  return symbol !== undefined && questions.isGlobal(symbol) ? { node, operator: '.length', reference: node.expression, cure: 'arrow', covers: true } : undefined
}

function inLoop(node: ts.Node, { isReference }: Looking): Misuse | undefined {
  if (!ts.isForOfStatement(node) && !ts.isForInStatement(node)) return undefined
  const operator = ts.isForOfStatement(node) ? 'for … of' : 'for … in'
  return isReference(node.expression) ? { node: node.expression, operator, reference: node.expression, cure: 'map', covers: false } : undefined
}

function inSpread(node: ts.Node, { isReference }: Looking): Misuse | undefined {
  if (!ts.isSpreadElement(node) || !isReference(node.expression)) return undefined
  const whole = ts.isArrayLiteralExpression(node.parent) ? node.parent : node
  return { node: whole, operator: '...', reference: node.expression, cure: 'arrow', covers: false }
}

/** Patterns that look at the value: the rest of an array, and a default. `const [a, b] = x` reads `x[0]` and `x[1]`. */
function inPattern(node: ts.Node, looking: Looking): Misuse | undefined {
  if (ts.isArrayBindingPattern(node)) return arrayPattern(node, looking)
  if (!ts.isBindingElement(node) || node.initializer === undefined || !ts.isIdentifier(node.name)) return undefined
  return looking.isReference(node.name) ? { node, operator: '= default', reference: node.name, cure: 'body-default', covers: true } : undefined
}

function arrayPattern(node: ts.ArrayBindingPattern, { isReference }: Looking): Misuse | undefined {
  const { parent } = node
  if (!ts.isVariableDeclaration(parent) || !node.elements.some((element) => ts.isBindingElement(element) && element.dotDotDotToken !== undefined)) return undefined
  return isReference(parent.initializer) ? { node, operator: '[ ... ] =', reference: parent.initializer, cure: 'index', covers: false } : undefined
}

function inKey(node: ts.Node, { isReference }: Looking): Misuse | undefined {
  if (ts.isComputedPropertyName(node)) return isReference(node.expression) ? { node, operator: '[key]', reference: node.expression, cure: 'arrow', covers: false } : undefined
  if (!ts.isElementAccessExpression(node) || isTransparent(node.argumentExpression)) return undefined
  return isReference(node.argumentExpression) ? { node, operator: '[key]', reference: node.argumentExpression, cure: 'arrow', covers: false } : undefined
}
