import { isCallName, type ArrayItem, type CallName, type StaticType, type Tree } from '@stepwright/workflow'
import { textOf } from '../program/place.js'
import { staticType } from '../program/static-type.js'
import { ts } from '../program/typescript.js'
import { isFunction, skipParentheses } from './expression-arrows.js'
import { lambdaOf } from './lambda.js'
import { nearestCalls, receiverKind } from './members.js'
import { isGlobalName, momentOf } from './moment.js'
import { outerName } from './outer-name.js'
import { inlined, ownFunction } from './own-function.js'
import { patternCall } from './pattern-call.js'
import { refusedCalls } from './refused-calls.js'
import { callTree, facts, unsupported, type TreeContext } from './tree-context.js'

/** A call: of a method that expressions know, or of something that can be called while the workflow is built. */
export function callOf(context: TreeContext, node: ts.CallExpression): Tree {
  const { questions } = context
  const callee = skipParentheses(node.expression)
  if (ts.isPropertyAccessExpression(callee) && questions.isRecording(callee.expression)) return stepInExpression(context, node, callee)
  const name = nameOf(context, callee)
  const moment = name === undefined ? dateCall(context, node, callee) : undefined
  if (moment !== undefined) return moment
  const matching = patternCall(context, node, callee, name)
  if (matching !== undefined) return matching
  if (name !== undefined && isCallName(name)) {
    const isMethod = name.startsWith('string.') || name.startsWith('array.')
    const receiver = isMethod && ts.isPropertyAccessExpression(callee) ? context.treeOf(callee.expression) : undefined
    const texts = name === 'array.join' && receiver !== undefined && ts.isPropertyAccessExpression(callee) ? asTexts(context, receiver, callee.expression) : receiver
    const list = name.startsWith('array.') && ts.isPropertyAccessExpression(callee) ? { holds: itemType(context, callee.expression) } : {}
    return { ...callTree(context, node, name, texts, argumentsOf(context, node, name)), ...list }
  }
  if (isBuiltNow(context, node)) return outerName(context, node, ts.isIdentifier(callee) ? callee : undefined)
  const own = ownFunction(context, callee)
  if (own !== undefined && !node.arguments.some(ts.isSpreadElement)) return inlined(context, node, own, node.arguments.map((argument) => argumentOf(context, argument)))
  return wrongReceiver(context, callee) ?? unknownCall(context, node, callee, name)
}

/** A const or a parameter that stands for what cannot be said: that was told where it was given, and nothing is known of its members. */
function wrongReceiver(context: TreeContext, callee: ts.Expression): Tree | undefined {
  const receiver = ts.isPropertyAccessExpression(callee) ? skipParentheses(callee.expression) : callee
  const symbol = receiver !== callee && ts.isIdentifier(receiver) ? context.questions.symbolOf(receiver) : undefined
  const tree = symbol && context.locals.get(symbol)?.(receiver)
  return tree?.kind === 'unsupported' ? tree : undefined
}

/** `new Date(x).toISOString()` and `new Date(x).getTime()`. */
function dateCall(context: TreeContext, node: ts.CallExpression, callee: ts.Expression): Tree | undefined {
  const milliseconds = ts.isPropertyAccessExpression(callee) ? momentOf(context, callee.expression) : undefined
  if (milliseconds === undefined || !ts.isPropertyAccessExpression(callee)) return undefined
  if (callee.name.text === 'toISOString') return callTree(context, node, 'Date.toISOString', undefined, [milliseconds])
  return callee.name.text === 'getTime' || callee.name.text === 'valueOf' ? milliseconds : undefined
}

/** What a call is given. */
function argumentsOf(context: TreeContext, node: ts.CallExpression, name: CallName): readonly Tree[] {
  const { arguments: given } = node
  // What the greatest of no numbers is, JSON cannot say; with one more number there is always one.
  if ((name === 'Math.max' || name === 'Math.min') && given.some(ts.isSpreadElement) && !given.every(ts.isSpreadElement)) {
    const items = given.map((argument): ArrayItem => (ts.isSpreadElement(argument) ? { kind: 'spread', spread: context.treeOf(argument.expression) } : context.treeOf(argument)))
    return [{ kind: 'array', items, type: ['array'] }]
  }
  return given.map((argument) => argumentOf(context, argument))
}

/** What the items of a list may be. */
function itemType({ questions: { checker } }: TreeContext, list: ts.Expression): StaticType {
  const item = checker.getIndexTypeOfType(checker.getNonNullableType(checker.getTypeAtLocation(list)), ts.IndexKind.Number)
  return item === undefined ? [] : staticType(checker, item)
}

/** A list to be joined: JavaScript makes texts of numbers, JSONata joins texts only. */
function asTexts(context: TreeContext, list: Tree, node: ts.Expression): Tree {
  const type = itemType(context, node)
  if (type.every((kind) => kind === 'string')) return list
  if (!type.every((kind) => kind === 'string' || kind === 'number' || kind === 'boolean')) {
    return unsupported(context, node, { message: 'a list is joined whose items may be no texts', help: 'make texts of them first: items.map((item) => `${item.id}`).join(", ")' })
  }
  const text: Tree = { kind: 'call', callee: 'String', args: [{ kind: 'local', name: 'item', type }], type: ['string'] }
  return { kind: 'call', callee: 'array.map', receiver: list, args: [{ kind: 'lambda', parameters: ['item'], body: text, type: ['unknown'] }], type: ['array'] }
}

/** JavaScript's own names of functions that the machine has. */
const globalNames: Readonly<Record<string, string>> = { 'Math.random': 'random', 'crypto.randomUUID': 'uuid' }

/** How `calls` would name what is called. */
function nameOf(context: TreeContext, callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return isGlobalName(context, callee) ? callee.text : intrinsicOf(context, callee)
  if (!ts.isPropertyAccessExpression(callee)) return undefined
  const receiver = skipParentheses(callee.expression)
  if (ts.isIdentifier(receiver) && isGlobalName(context, receiver)) return globalNames[`${receiver.text}.${callee.name.text}`] ?? `${receiver.text}.${callee.name.text}`
  const kind = receiverKind(context, callee.expression)
  return kind === undefined ? undefined : `${kind}.${callee.name.text}`
}

/** A function of ours that runs in the machine, under whatever name it was imported. */
function intrinsicOf({ questions: { checker } }: TreeContext, node: ts.Identifier): string | undefined {
  const mark = checker.getTypeAtLocation(node).getProperty('~intrinsic')
  const type = mark === undefined ? undefined : checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(mark, node))
  return type?.isStringLiteral() === true ? type.value : undefined
}

function argumentOf(context: TreeContext, node: ts.Expression): Tree {
  const argument = skipParentheses(node)
  if (isFunction(argument)) return lambdaOf(context, argument)
  if (ts.isSpreadElement(argument)) {
    return unsupported(context, argument, { message: 'a call in an expression cannot spread its arguments', help: 'write the arguments one by one; Math.max and Math.min take a list beside a number: Math.max(0, ...numbers)' })
  }
  const isNamedFunction = context.questions.checker.getTypeAtLocation(argument).getCallSignatures().length > 0
  if (!isNamedFunction) return context.treeOf(argument)
  return unsupported(context, argument, {
    message: `"${textOf(argument)}" is a function, which an expression cannot pass along`,
    help: `write what it does as an arrow: (item) => …`,
  })
}

/**
 * A call of a package's function with nothing but constants, such as `param('TableName')`: its value is known while the
 * workflow is built. A function of the author's own may close over a reference, so it is not called.
 */
function isBuiltNow({ questions }: TreeContext, node: ts.CallExpression): boolean {
  const declaration = questions.checker.getResolvedSignature(node)?.declaration
  if (declaration === undefined || !node.arguments.every((argument) => ts.isLiteralExpression(argument))) return false
  return ts.isIdentifier(node.expression) && declaration.getSourceFile() !== node.getSourceFile() && isPackaged(questions, node.expression)
}

/** Whether a name is imported from a package. */
function isPackaged({ checker }: TreeContext['questions'], node: ts.Identifier): boolean {
  const [specifier] = checker.getSymbolAtLocation(node)?.declarations ?? []
  let parent: ts.Node | undefined = specifier
  while (parent !== undefined && !ts.isImportDeclaration(parent)) parent = parent.parent
  return parent !== undefined && ts.isStringLiteral(parent.moduleSpecifier) && !/^[./#]/.test(parent.moduleSpecifier.text)
}

function stepInExpression(context: TreeContext, node: ts.CallExpression, callee: ts.PropertyAccessExpression): Tree {
  const [name] = node.arguments
  const step = name !== undefined && ts.isStringLiteralLike(name) ? `step "${name.text}"` : 'a step'
  return unsupported(context, callee.name, {
    code: 'build/step-in-expression',
    message: `${step} stands inside an expression`,
    help: `run it before, and use its result: const result = ${textOf(callee)}(…)`,
    note: 'an expression is computed within one state; a step is a state of its own',
  })
}

const lastName = (callee: ts.Expression): string => (ts.isPropertyAccessExpression(callee) ? callee.name.text : '')

function unknownCall(context: TreeContext, node: ts.CallExpression, callee: ts.Expression, name: string | undefined): Tree {
  const isOwn = ts.isIdentifier(callee) && !isGlobalName(context, callee)
  return unsupported(context, ts.isPropertyAccessExpression(callee) ? callee.name : callee, {
    code: 'build/unknown-call',
    message: `"${textOf(callee)}(…)" cannot be called inside an expression`,
    help: isOwn
      ? 'write what it computes into the arrow; call it outside, in a const, if it needs nothing that is known only while the machine runs'
      : refusedCalls[name ?? ''] ?? refusedCalls[lastName(callee)] ?? nearestCalls(name ?? textOf(callee)),
    note: 'an expression is translated into the machine\'s query language, which has no such function',
  })
}
