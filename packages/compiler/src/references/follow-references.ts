import { arrowRole, isFunction } from '../expressions/expression-arrows.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import { factsOf, plantSeeds, type FileFacts, type Seeds } from './facts.js'
import { assignTo, bindArgument, bindName, type Gift, type Holders } from './holders.js'
import { createShapes, type Shapes } from './shapes-of.js'
import { itemShape, join, plain, referenceShape, type Shape } from './shape.js'
import { arrayCallbacks } from './array-methods.js'

/** Where references go, and which functions are called while the workflow is built. */
export interface References {
  readonly shapes: Shapes
  /** Whether some call in ordinary code runs this function. */
  isCalled(node: ts.Node): boolean
  /** The argument that made a parameter a reference. */
  broughtBy(name: ts.Node): ts.Node | undefined
  /** What is known of each file, for builds to come. It takes time, so it is asked for. */
  facts(): ReadonlyMap<string, FileFacts> | undefined
  /** Files whose code runs functions that are not in the Program. */
  readonly reaches: ReadonlySet<string>
}

/**
 * Follows references from where they are born (results of verbs, parameters of blocks, the workflow's input) through
 * consts, members, literals and the author's own functions, over all files at once, until nothing new is found.
 */
export function followReferences(questions: Questions, files: readonly ts.SourceFile[], seeds?: Seeds): References {
  const holders: Holders = { questions, symbols: new Map(), returns: new Map(), called: new Set(), brought: new Map(), absent: new Map(), changed: false, by: '' }
  const shapes = createShapes(holders)
  if (seeds !== undefined) plantSeeds(holders, questions, files, seeds)
  const steps = files.map((file) => [file.fileName, stepsOf(file, holders, shapes)] as const)
  const follow = (): void => {
    for (const [file, ofFile] of steps) {
      holders.by = file
      for (const step of ofFile) step()
    }
  }
  const reaches = new Set<string>()
  if (holders.absent.size > 0) holders.told = (gift) => void ('owner' in gift && holders.absent.has(gift.owner) && reaches.add(gift.by))
  for (let round = 0; round < mostRounds; round++) {
    holders.changed = false
    follow()
    if (!holders.changed) break
  }
  return {
    shapes,
    reaches,
    facts: () => {
      const gifts: Gift[] = []
      holders.told = (gift) => void gifts.push(gift)
      follow()
      delete holders.told
      return holders.changed ? undefined : factsOf(holders, gifts, files)
    },
    isCalled: (node) => holders.called.has(node),
    broughtBy: (name) => {
      const symbol = questions.symbolOf(name)
      return symbol && holders.brought.get(symbol)
    },
  }
}

/** Each round carries references through one more function that is declared after its use; chains are short. */
const mostRounds = 20

type Step = () => void

/** What moves values about in a file, each as a step that can be repeated. */
function stepsOf(file: ts.SourceFile, holders: Holders, shapes: Shapes): Step[] {
  const steps: Step[] = []
  const visit = (node: ts.Node, candidate: ts.Node | undefined): void => {
    if (ts.isTypeNode(node)) return
    const role = ts.isArrowFunction(node) ? arrowRole(holders.questions, node) : 'code'
    if (role === 'expression') return
    const around = candidate ?? (role === 'candidate' ? node : undefined)
    const step = stepOf(node, holders, shapes)
    // What becomes an expression calls nothing while the workflow is built: the functions in it become part of it.
    const waits = around !== undefined && ts.isCallExpression(node)
    if (step !== undefined) steps.push(waits ? () => void (holders.called.has(around) && step()) : step)
    ts.forEachChild(node, (child) => visit(child, around))
  }
  visit(file, undefined)
  return steps
}

function stepOf(node: ts.Node, holders: Holders, shapes: Shapes): Step | undefined {
  if (ts.isVariableDeclaration(node)) return declarationStep(node, holders, shapes)
  if (ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer)) {
    const [declaration] = node.initializer.declarations
    return declaration && (() => bindName(holders, declaration.name, itemShape(shapes.of(node.expression))))
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return () => assignTo(holders, node.left, shapes.of(node.right))
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    const { body } = node
    return () => shapes.addReturn(node, shapes.of(body))
  }
  if (ts.isReturnStatement(node) && node.expression !== undefined) return returnStep(node, node.expression, shapes)
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return callStep(node, holders, shapes)
  return undefined
}

function declarationStep(node: ts.VariableDeclaration, holders: Holders, shapes: Shapes): Step | undefined {
  const { initializer } = node
  return initializer && (() => bindName(holders, node.name, shapes.of(initializer)))
}

function returnStep(node: ts.ReturnStatement, value: ts.Expression, shapes: Shapes): Step | undefined {
  const owner = ts.findAncestor(node, ts.isFunctionLike)
  return owner && (() => shapes.addReturn(owner, shapes.of(value)))
}

function callStep(node: ts.CallExpression | ts.NewExpression, holders: Holders, shapes: Shapes): Step {
  const { questions } = holders
  const args = node.arguments ?? []
  if (ts.isCallExpression(node) && isRecordingCall(questions, node)) return () => args.forEach((argument) => bindBlocks(argument, holders, shapes))
  return () => {
    for (const target of shapes.targetsOf(node)) {
      noteCall(holders, target)
      for (const [place, parameter] of target.parameters.entries()) {
        const given = parameter.dotDotDotToken === undefined ? shapes.ofArgument(args[place]) : restShape(args.slice(place), shapes)
        bindArgument(holders, parameter, args[place] ?? node, given)
      }
    }
    if (!ts.isCallExpression(node)) return
    bindCallbacks(node, holders, shapes)
    // what is put into an array reaches whoever reads it, wherever that stands
    if (ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'push') shapes.of(node)
  }
}

function noteCall(holders: Holders, target: ts.Node): void {
  holders.told?.({ kind: 'called', by: holders.by, owner: target, shape: plain })
  if (holders.called.has(target)) return
  holders.called.add(target)
  holders.changed = true
}

/** What a rest parameter holds. */
function restShape(args: readonly ts.Expression[], shapes: Shapes): Shape {
  const items = args.reduce((all, argument) => join(all, shapes.ofArgument(argument)), plain)
  return items === plain ? plain : { ...plain, items }
}

/** Whether a call records a step or a workflow, so that its blocks' parameters are references. */
export function isRecordingCall(questions: Questions, { expression }: ts.CallExpression): boolean {
  if (ts.isPropertyAccessExpression(expression) && questions.isRecording(expression.expression)) return true
  return questions.isWorkflowVerb(expression)
}

/** Functions among the arguments of a verb are blocks, unless an expression belongs there; their parameters are references. */
function bindBlocks(argument: ts.Expression, holders: Holders, shapes: Shapes): void {
  if (ts.isObjectLiteralExpression(argument)) {
    for (const property of argument.properties) if (ts.isPropertyAssignment(property)) bindBlocks(property.initializer, holders, shapes)
    return
  }
  if (!isFunction(argument) && !ts.isIdentifier(argument)) return
  if (holders.questions.wantsExpression(argument)) return
  const { functions } = shapes.of(argument)
  if (!holders.questions.wantsFunction(argument, functions)) return
  for (const block of functions) {
    noteCall(holders, block)
    for (const parameter of block.parameters) bindName(holders, parameter.name, referenceShape)
  }
}

/** `[run, other].map((one) => …)`: what the array holds reaches the function. */
function bindCallbacks(node: ts.CallExpression, holders: Holders, shapes: Shapes): void {
  if (!ts.isPropertyAccessExpression(node.expression) || !arrayCallbacks.has(node.expression.name.text)) return
  const [callback] = node.arguments
  if (callback === undefined) return
  const items = itemShape(shapes.of(node.expression.expression))
  for (const target of shapes.of(callback).functions) {
    noteCall(holders, target)
    const [parameter] = target.parameters
    if (parameter !== undefined) bindName(holders, parameter.name, items)
  }
}
