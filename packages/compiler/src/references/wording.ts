import { isTransparent } from '../expressions/expression-arrows.js'
import { textOf } from '../program/place.js'
import type { Problem } from '../program/problem.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import type { References } from './follow-references.js'
import type { Misuse } from './misuse.js'

/** What to say about an operator on a reference. */
export function misuseProblem(misuse: Misuse, references: References, questions: Questions): Problem {
  const reference = textOf(misuse.reference, 40)
  return {
    node: misuse.node,
    code: 'build/operator-on-reference',
    message: `${operatorText(misuse.operator)} is used on "${reference}" outside an expression`,
    help: isName(misuse.node, questions) ? 'write a constant name: states get their names while the workflow is built' : cures[cureOf(misuse)](misuse, reference),
    related: relatedTo(misuse.reference, references),
    note: `this code runs once, while the workflow is built; "${reference}" has a value only while the machine runs`,
  }
}

/** Inside a function, the call that brings the reference is what the author does not see. */
function relatedTo(reference: ts.Node, references: References): NonNullable<Problem['related']> {
  const argument = references.broughtBy(rootOf(reference))
  return argument === undefined ? [] : [{ node: argument, message: `"${textOf(argument, 40)}" is passed to it here` }]
}

function rootOf(node: ts.Node): ts.Node {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || isTransparent(node) ? rootOf(node.expression) : node
}

function operatorText(operator: string): string {
  return operator === 'template' ? 'a template literal' : operator === '= default' ? 'a default' : `"${operator}"`
}

/** The name of a step: a verb's first argument. */
function isName(node: ts.Node, questions: Questions): boolean {
  const whole = wholeOf(node)
  const { parent } = whole
  return ts.isCallExpression(parent) && parent.arguments[0] === whole && ts.isPropertyAccessExpression(parent.expression) && questions.isRecording(parent.expression.expression)
}

/** A test that decides which code runs decides between steps: that is a choice, not an expression. */
function cureOf({ cure, node }: Misuse): Misuse['cure'] {
  if (cure !== 'arrow') return cure
  const whole = wholeOf(node)
  if (isLoopOver(whole)) return 'map'
  const isTest = (ts.isIfStatement(whole.parent) || ts.isWhileStatement(whole.parent)) && whole.parent.expression === whole
  return isTest || (ts.isConditionalExpression(whole) && hasCall(whole)) ? 'choice' : 'arrow'
}

const cures: { readonly [Cure in Misuse['cure']]: (misuse: Misuse, reference: string) => string } = {
  arrow: ({ node }) => {
    const whole = wholeOf(node)
    // What a block yields stands behind an arrow already: the block's own.
    return ts.isArrowFunction(whole.parent) ? `let the block return an arrow: () => () => ${textOf(whole)}` : `write it as an arrow: () => ${textOf(whole)}`
  },
  choice: ({ operator, node }, reference) =>
    operator === 'switch' ? `use flow.match('…', ${reference}, { … })` : `use flow.choice('…').when(() => ${textOf(testOf(wholeOf(node)))}, () => …)`,
  map: ({ node }, reference) => isLoopOver(wholeOf(node)) ? `use flow.map('…', () => ${textOf(wholeOf(node))}, (item) => …): a loop runs while the workflow is built` : `use flow.map('…', ${reference}, (item) => …) to run steps for each item, or compute in an arrow: () => ${reference}.map(…)`,
  index: (_misuse, reference) => `read the items by their index: ${reference}[0]`,
  remove: (_misuse, reference) => `remove "await": "${reference}" is there for the steps that follow`,
  'body-default': (_misuse, reference) => `take the member without a default, and write () => ${reference} ?? … where it is used`,
}

/** What a loop goes through, computed from a reference. */
const isLoopOver = (whole: ts.Node): boolean => (ts.isForOfStatement(whole.parent) || ts.isForInStatement(whole.parent)) && ts.isCallExpression(whole)

/** The largest expression around `node` that computes: `a + b` of `a + b + '!'`. */
function wholeOf(node: ts.Node): ts.Node {
  let whole = node
  while (computes(whole.parent)) whole = whole.parent
  return ts.isParenthesizedExpression(whole) ? whole.expression : whole
}

function computes(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return node.operatorToken.kind < ts.SyntaxKind.FirstAssignment || node.operatorToken.kind > ts.SyntaxKind.LastAssignment
  return ts.isPrefixUnaryExpression(node) || ts.isConditionalExpression(node) || ts.isParenthesizedExpression(node) || ts.isTemplateExpression(node) || ts.isTemplateSpan(node)
}

const testOf = (node: ts.Node): ts.Node => (ts.isConditionalExpression(node) ? node.condition : node)

function hasCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) || (ts.forEachChild(node, hasCall) ?? false)
}
