import type { Tree } from '@stepwright/workflow'
import { staticType } from '../program/static-type.js'
import { ts } from '../program/typescript.js'
import { facts, problemTree, unsupported, type TreeContext } from './tree-context.js'

/** `(item) => …` as an argument of a call. */
export function lambdaOf(context: TreeContext, node: ts.ArrowFunction | ts.FunctionExpression): Tree {
  const body = functionBody(node)
  if (body === undefined) {
    return unsupported(context, node.body, { message: 'a function inside an expression cannot have statements', help: 'write one expression: (item) => …' })
  }
  const nameOf = (parameter: ts.ParameterDeclaration, index: number): string => (ts.isIdentifier(parameter.name) ? parameter.name.text : freeName(node, index))
  // In the author's own function, a lambda's parameter must not hide one that an argument of the call mentions.
  const parameters = node.parameters.map(nameOf).map((name) => (context.inlining === undefined ? name : unlike(context.around, name)))
  const inner: TreeContext = { ...context, around: [...context.around, ...parameters] }
  const refused = bindParameters(inner, node, (index) => (at) => ({ kind: 'local', name: parameters[index] ?? '', ...facts(inner, at) }))
  return { kind: 'lambda', parameters, body: refused ?? inner.treeOf(body), ...facts(context, node) }
}

/** What a function yields, if it does nothing else. */
export function functionBody(node: ts.ArrowFunction | ts.FunctionExpression): ts.Expression | undefined {
  if (!ts.isBlock(node.body)) return node.body
  const [only, ...others] = node.body.statements
  return only !== undefined && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined
}

/** Makes the names of the parameters known: themselves, or what they are taken apart into. Yields what cannot be said. */
export function bindParameters(
  context: TreeContext,
  { parameters }: ts.ArrowFunction | ts.FunctionExpression,
  make: (index: number) => (node: ts.Node) => Tree,
): Tree | undefined {
  const before = context.problems.length
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.initializer !== undefined) refuseDefault(context, parameter.initializer)
    if (parameter.dotDotDotToken !== undefined) refuseRest(context, parameter)
    bindName(context, parameter.name, make(index))
  }
  const refused = context.problems[before]
  return refused && problemTree(context, refused)
}

/** Makes a name known, or all names that a pattern takes out of a value. */
export function bindName(context: TreeContext, name: ts.BindingName, make: (node: ts.Node) => Tree): void {
  if (ts.isIdentifier(name)) {
    const symbol = context.questions.symbolOf(name)
    if (symbol !== undefined) context.locals.set(symbol, make)
    return
  }
  for (const [place, element] of name.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue
    if (element.dotDotDotToken !== undefined) refuseRest(context, element)
    else bindElement(context, element, place, make(name))
  }
}

function bindElement(context: TreeContext, element: ts.BindingElement, place: number, object: Tree): void {
  const { checker } = context.questions
  const key = element.propertyName ?? element.name
  if (ts.isArrayBindingPattern(element.parent)) {
    bindName(context, element.name, (node) => {
      const index: Tree = { kind: 'literal', value: place, type: ['number'] }
      return orDefault(context, { kind: 'index', object, index, ...facts(context, node) }, element.initializer)
    })
  } else if (ts.isIdentifier(key) || ts.isStringLiteral(key)) {
    const type = staticType(checker, checker.getTypeAtLocation(element.name))
    bindName(context, element.name, (node) => orDefault(context, { kind: 'member', object, name: key.text, ...facts(context, node), type }, element.initializer))
  } else {
    unsupported(context, key, { message: 'a parameter of an expression cannot be taken apart by a computed key', help: 'name the parameter, and read the member in the body' })
  }
}

/** A default stands in for `undefined`, and for nothing else. */
export function orDefault(context: TreeContext, given: Tree, initializer: ts.Expression | undefined): Tree {
  if (initializer === undefined) return given
  const nothing: Tree = { kind: 'literal', value: undefined, type: ['undefined'] }
  const perhaps: Tree = { ...given, type: [...new Set([...given.type, 'undefined' as const])] }
  const test: Tree = { kind: 'binary', operator: '===', left: perhaps, right: nothing, type: ['boolean'] }
  const whenTrue = context.treeOf(initializer)
  return { kind: 'conditional', test, whenTrue, whenFalse: given, type: [...new Set([...whenTrue.type, ...given.type])] }
}

function refuseDefault(context: TreeContext, node: ts.Node): void {
  unsupported(context, node, { message: 'a parameter of an expression cannot have a default', help: 'write the default in the body: value ?? …' })
}

function refuseRest(context: TreeContext, node: ts.Node): void {
  unsupported(context, node, { message: 'a parameter of an expression cannot be a rest', help: 'name the members that are read' })
}

const unlike = (names: readonly string[], name: string): string => (names.includes(name) ? unlike(names, `${name}_`) : name)

/** A name for a parameter that is taken apart and so has none. */
function freeName(node: ts.Node, index: number): string {
  const text = node.getSourceFile().text
  let name = index === 0 ? 'item' : `item${index + 1}`
  while (new RegExp(`\\b${name}\\b`).test(text)) name = `${name}_`
  return name
}
