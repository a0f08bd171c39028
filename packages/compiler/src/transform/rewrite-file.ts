import { arrowRole, isValueOfLet } from '../expressions/expression-arrows.js'
import { makeTree } from '../expressions/make-tree.js'
import { printTree } from '../expressions/print-tree.js'
import { positionOf } from '../program/place.js'
import type { Problem } from '../program/problem.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import type { References } from '../references/follow-references.js'
import { collectEdits, type EditedText, type Edits } from './edits.js'
import { inputSchemaOf } from './input-schema.js'
import { supportFor, type Support } from './support.js'

/** A user file as it is executed (still TypeScript), and what was wrong with its expressions. */
export interface RewrittenFile extends EditedText {
  readonly problems: readonly Problem[]
}

/** What a rewrite knows and collects. */
interface Rewrite {
  readonly file: ts.SourceFile
  readonly questions: Questions
  readonly references: References
  readonly edits: Edits
  readonly support: Support
  readonly problems: Problem[]
  readonly seesStepwright: boolean
}

/** Adds trees to expression arrows, places to calls of verbs, and marks to optional members. Lines stay where they are. */
export function rewriteFile(questions: Questions, references: References, file: ts.SourceFile): RewrittenFile {
  const edits = collectEdits(file.text)
  const support = supportFor(file)
  const problems: Problem[] = []
  visit({ file, questions, references, edits, support, problems, seesStepwright: seesStepwright(file) }, file)
  if (!edits.isEmpty) edits.append(`\n;${support.source}\n`)
  return { ...edits.result(file.fileName), problems }
}

function visit(rewrite: Rewrite, node: ts.Node): void {
  if (ts.isTypeNode(node)) return
  const inside = (): void => ts.forEachChild(node, (child) => visit(rewrite, child))
  if (ts.isArrowFunction(node) && visitArrow(rewrite, node)) return
  if (ts.isFunctionExpression(node) && (rewrite.questions.wantsExpression(node) || isValueOfLet(rewrite.questions, node))) rewrite.problems.push(notAnArrow(node))
  if (ts.isCallExpression(node)) return visitCall(rewrite, node)
  if (isOptionalPart(rewrite, node)) return rewrite.edits.wrap(node.getStart(rewrite.file), node.getEnd(), `${rewrite.support.optional}(`, ')', inside)
  const values = isPart(node) ? valuesOf(rewrite, node) : undefined
  if (values !== undefined) return rewrite.edits.wrap(node.getStart(rewrite.file), node.getEnd(), `${rewrite.support.oneOf}(`, `, ${JSON.stringify(values)})`, inside)
  if (ts.isShorthandPropertyAssignment(node) && isOptional(rewrite, node.name)) {
    const name = node.name.text
    return rewrite.edits.replace(node.getStart(rewrite.file), node.getEnd(), `${name}: ${rewrite.support.optional}(${name})`)
  }
  inside()
}

function notAnArrow(node: ts.FunctionExpression): Problem {
  return { node, code: 'build/unsupported-expression', message: 'an expression is written as an arrow, not with "function"', help: 'write one expression: () => …' }
}

/** Gives an expression arrow its tree; `false` for any other arrow. */
function visitArrow({ file, questions, edits, support, problems, seesStepwright }: Rewrite, arrow: ts.ArrowFunction): boolean {
  const role = arrowRole(questions, arrow)
  if (role === 'code' || (role === 'candidate' && !seesStepwright)) return false
  const made = makeTree(questions, arrow)
  if (role === 'expression') problems.push(...made.problems)
  const compiled = `, ${JSON.stringify(made.parameters)}, ${printTree(made.tree)})`
  edits.wrap(arrow.getStart(file), arrow.getEnd(), `${support.expression}(`, compiled, () => {})
  return true
}

/** Tells whoever is called where the call stands, and any flow among the arguments through which function it goes. */
function visitCall(rewrite: Rewrite, node: ts.CallExpression): void {
  const { questions, support } = rewrite
  const callee = node.expression
  const isVerb = ts.isPropertyAccessExpression(callee) && questions.isPlaced(callee.expression)
  if (isVerb) {
    wrapPlaced(rewrite, callee.expression, positionOf(callee.name).join(', '))
  } else if (!isSuperOrImport(callee) && questions.isPlaced(callee)) {
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
    wrapPlaced(rewrite, callee, positionOf(name).join(', ') + factsText(rewrite, node))
  } else {
    visit(rewrite, callee)
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
    for (const argument of node.arguments) {
      if (ts.isExpression(argument) && !ts.isSpreadElement(argument) && questions.isRecording(argument)) wrapPlaced(rewrite, argument, positionOf(name).join(', '), support.via)
      else visit(rewrite, argument)
    }
    return
  }
  for (const argument of node.arguments) visit(rewrite, argument)
}

function wrapPlaced(rewrite: Rewrite, node: ts.Expression, rest: string, helper = rewrite.support.at): void {
  rewrite.edits.wrap(node.getStart(rewrite.file), node.getEnd(), `${helper}(`, `, ${rest})`, () => visit(rewrite, node))
}

const isSuperOrImport = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.SuperKeyword || node.kind === ts.SyntaxKind.ImportKeyword

function factsText({ questions }: Rewrite, node: ts.CallExpression): string {
  if (!questions.isWorkflowVerb(node.expression)) return ''
  const inputSchema = inputSchemaOf(questions, node)
  return inputSchema === undefined ? '' : `, ${JSON.stringify({ inputSchema })}`
}

/** A reference in an object or array literal whose value may be missing: there it is left out, as JSON does. */
function isOptionalPart(rewrite: Rewrite, node: ts.Node): node is ts.Expression {
  return isPart(node) && isOptional(rewrite, node)
}

/** A value of an object or array literal. */
function isPart(node: ts.Node): node is ts.Expression {
  const { parent } = node
  const stands = parent !== undefined && ((ts.isPropertyAssignment(parent) && parent.initializer === node) || ts.isArrayLiteralExpression(parent))
  return stands && ts.isExpression(node) && !ts.isSpreadElement(node)
}

/** All texts that a reference may be, where its type is a union of them: the names in a policy. */
function valuesOf({ questions, references }: Rewrite, node: ts.Expression): readonly string[] | undefined {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined
  const type = questions.checker.getTypeAtLocation(node)
  const members = type.isUnion() ? type.types : [type]
  if (members.length > mostValues || !members.every((member) => member.isStringLiteral())) return undefined
  // sorted: the checker's own order is that in which it met them, anywhere in the Program
  return references.shapes.of(node).isReference ? members.map((member) => (member.isStringLiteral() ? member.value : '')).sort() : undefined
}

/** More names make a policy that nobody reads. */
const mostValues = 50

function isOptional({ questions, references }: Rewrite, node: ts.Expression): boolean {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false
  if (!references.shapes.of(node).isReference) return false
  const type = questions.checker.getTypeAtLocation(node)
  return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0)
}

/** Whether a file imports Stepwright itself. In any other file, an arrow without a known purpose is ordinary code. */
function seesStepwright(file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) => ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && /^(stepwright|@stepwright)(\/|$)/.test(statement.moduleSpecifier.text),
  )
}
