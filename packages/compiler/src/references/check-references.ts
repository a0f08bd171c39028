import { arrowRole } from '../expressions/expression-arrows.js'
import type { Problem } from '../program/problem.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import type { References } from './follow-references.js'
import { findMisuse, type Misuse } from './misuse.js'
import { misuseProblem } from './wording.js'

/**
 * Plain operators on references outside expression arrows. Many are silent at run time (`===`, `!`, `??`, `switch`,
 * `typeof` cannot be trapped), so this is where they are caught. One problem per place.
 */
export function checkReferences(questions: Questions, references: References, file: ts.SourceFile): Problem[] {
  const problems: Problem[] = []
  const visit = (node: ts.Node, isCovered: boolean): void => {
    if (ts.isTypeNode(node) || isExpression(questions, references, node)) return
    const misuse: Misuse | undefined = isCovered ? undefined : findMisuse(questions, references, node)
    if (misuse !== undefined) problems.push(misuseProblem(misuse, references, questions))
    if (ts.isTryStatement(node) && recordsStep(questions, node.tryBlock)) problems.push(tryProblem(node))
    // Inside what is reported, operators are parts of it; a function inside is another place.
    const covers = ts.isFunctionLike(node) ? false : isCovered || (misuse?.covers ?? false)
    ts.forEachChild(node, (child) => visit(child, covers))
  }
  visit(file, false)
  return problems
}

function recordsStep(questions: Questions, node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && questions.isRecording(node.expression.expression)) return true
  return ts.forEachChild(node, (child) => recordsStep(questions, child)) ?? false
}

function tryProblem(node: ts.TryStatement): Problem {
  return {
    node: node.getFirstToken() ?? node,
    code: 'build/try-around-step',
    message: '"try" stands around a step, which does not fail while the workflow is built',
    help: 'retry the step with its option "retry"; write a state with a Catch of its own with flow.raw',
    note: 'this code runs once, while the workflow is built; a step fails only while the machine runs',
  }
}

/** Arrows that are expressions, or that may become one and are not run by ordinary code. */
function isExpression(questions: Questions, references: References, node: ts.Node): boolean {
  if (!ts.isArrowFunction(node)) return false
  const role = arrowRole(questions, node)
  return role === 'expression' || (role === 'candidate' && !references.isCalled(node))
}
