import { nearName } from '@stepwright/asl'
import { calls, isCallName, type StaticKind, type Tree } from '@stepwright/workflow'
import { textOf } from '../program/place.js'
import { ts } from '../program/typescript.js'
import { isContext } from './is-context.js'
import { outerName } from './outer-name.js'
import { callTree, facts, placeOf, typeOf, unsupported, type TreeContext } from './tree-context.js'

/** A name: a parameter, `undefined`, or something the arrow closes over. */
export function captureOf(context: TreeContext, node: ts.Identifier | ts.ThisExpression): Tree {
  const symbol = context.questions.symbolOf(node)
  const local = symbol === undefined ? undefined : context.locals.get(symbol)
  if (local !== undefined) return { ...local(node), at: placeOf(context, node) }
  const name = ts.isIdentifier(node) ? node.text : 'this'
  if (name === 'undefined') return { kind: 'literal', value: undefined, ...facts(context, node) }
  if (name === 'NaN' || name === 'Infinity') {
    return unsupported(context, node, { message: `"${name}" has no value in JSON`, help: 'compare with a finite number, or use null' })
  }
  return outerName(context, node, ts.isIdentifier(node) ? node : undefined)
}

/** `object.name`. A length is a call, since it is none of the data's members. */
export function memberOf(context: TreeContext, node: ts.PropertyAccessExpression): Tree {
  const constant = enumValue(context, node)
  if (constant !== undefined) return { kind: 'literal', value: constant, ...facts(context, node) }
  if (isEnvironment(context, node) || isEnvironment(context, node.expression)) return environment(context, node)
  // flow.context is a value like others, and all that a flow has besides verbs
  if (isContext(context.questions, node) || isOutside(context, node.expression)) return outerName(context, node, firstName(node))
  const set = setOf(node.expression)
  if (set !== undefined && node.name.text === 'size') return callTree(context, node, 'Set.size', undefined, [context.treeOf(set)])
  const receiver = receiverKind(context, node.expression)
  if (receiver === 'string' || receiver === 'array') return methodValue(context, node, receiver)
  return { kind: 'member', object: context.treeOf(node.expression), name: node.name.text, ...facts(context, node) }
}

/** `object['name']`, `object[0]`, `object[computed]`. */
export function elementOf(context: TreeContext, node: ts.ElementAccessExpression): Tree {
  if (isEnvironment(context, node.expression)) return environment(context, node)
  const object = context.treeOf(node.expression)
  const { type, at } = facts(context, node)
  // Whether TypeScript says so or not: what is read by an index or a key may not be there.
  const perhaps = type.includes('undefined') || type.includes('unknown') ? type : ([...type, 'undefined'] as const)
  if (ts.isStringLiteralLike(node.argumentExpression)) {
    const declared = context.questions.checker.getSymbolAtLocation(node.argumentExpression) !== undefined
    return { kind: 'member', object, name: node.argumentExpression.text, type: declared ? type : perhaps, at }
  }
  return { kind: 'index', object, index: context.treeOf(node.argumentExpression), type: perhaps, at }
}

/** `process.env`, under whatever name: `NodeJS.ProcessEnv`, as the types of Node and of its kin declare it. */
function isEnvironment({ questions: { checker } }: TreeContext, node: ts.Expression): boolean {
  const symbol: ts.Symbol | undefined = checker.getTypeAtLocation(node).symbol
  return symbol?.name === 'ProcessEnv' && symbol.declarations?.some(({ parent }) => ts.isModuleBlock(parent) && parent.parent.name.text === 'NodeJS') === true
}

/** In an arrow it looks as if the machine read it. */
function environment(context: TreeContext, node: ts.PropertyAccessExpression | ts.ElementAccessExpression): Tree {
  const name = ts.isPropertyAccessExpression(node) ? node.name.text : ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : '…'
  return unsupported(context, node, {
    message: `"${textOf(node, 50)}" is read while the workflow is built, and no machine has it`,
    help: `use param('${name === 'env' ? '…' : name}'), which a deployment fills in, or read it into a const outside the arrow, as what it is at the build`,
  })
}

/** `rules` of `rules.limits.low`. */
function firstName(node: ts.Expression): ts.Identifier | undefined {
  if (ts.isPropertyAccessExpression(node)) return firstName(node.expression)
  return ts.isIdentifier(node) ? node : undefined
}

/** The list that `new Set(list)` is made of. */
function setOf(node: ts.Expression): ts.Expression | undefined {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Set' ? node.arguments?.[0] : undefined
}

/** What a method is called on, by its static type. `undefined` where the type does not say, or says several things. */
export function receiverKind(context: TreeContext, node: ts.Expression): StaticKind | undefined {
  const kinds = typeOf(context, node).filter((kind) => kind !== 'undefined' && kind !== 'null')
  return kinds.length === 1 && kinds[0] !== 'unknown' ? kinds[0] : undefined
}

/** The value of `Color.Red`. */
function enumValue({ questions: { checker } }: TreeContext, node: ts.PropertyAccessExpression): string | number | undefined {
  const symbol = checker.getSymbolAtLocation(node)
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.EnumMember) === 0) return undefined
  const type = checker.getTypeAtLocation(node)
  return type.isStringLiteral() || type.isNumberLiteral() ? type.value : undefined
}

/** A name that belongs to JavaScript or to a namespace, such as `Math`: its members are read while the workflow is built. */
function isOutside({ questions, locals }: TreeContext, node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isOutside({ questions, locals } as TreeContext, node.expression)
  if (!ts.isIdentifier(node)) return false
  const symbol = questions.symbolOf(node)
  if (symbol === undefined || locals.has(symbol)) return false
  return (symbol.flags & ts.SymbolFlags.Module) !== 0 || questions.isGlobal(symbol)
}

function methodValue(context: TreeContext, node: ts.PropertyAccessExpression, receiver: 'string' | 'array'): Tree {
  const name = `${receiver}.${node.name.text}`
  if (name === 'string.length' || name === 'array.length') return callTree(context, node, name, context.treeOf(node.expression), [])
  const near = isCallName(name) ? calls[name] : undefined
  return unsupported(context, node.name, {
    message: `"${node.name.text}" of ${receiver === 'array' ? 'an array' : 'a string'} cannot be read in an expression`,
    help: near === undefined ? `read one of its items, or its length` : `call it: ${near}`,
  })
}

/** The calls that `name` may have meant, as an instruction. */
export function nearestCalls(name: string): string {
  const [family] = name.split('.')
  const kin = Object.entries(calls).filter(([call]) => call.startsWith(`${family}.`))
  const near = nearName(name, kin.map(([call]) => call))
  if (near !== undefined && isCallName(near)) return `use ${calls[near]}`
  const known = kin.length > 0 ? kin : Object.entries(calls)
  return `use one of the calls that expressions know: ${known.map(([, form]) => form).join(', ')}`
}
