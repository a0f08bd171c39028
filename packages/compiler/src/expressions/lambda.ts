import type { Tree } from '@stepwright/workflow'
import { ts } from '../program/typescript.js'
import { bindName, refuseRest } from './bind-name.js'
import { bodyTree } from './statements.js'
import { facts, problemTree, unsupported, type TreeContext } from './tree-context.js'

/** `(item) => …` as an argument of a call. */
export function lambdaOf(context: TreeContext, node: ts.ArrowFunction | ts.FunctionExpression): Tree {
  const nameOf = (parameter: ts.ParameterDeclaration, index: number): string => (ts.isIdentifier(parameter.name) ? parameter.name.text : freeName(node, index))
  // What a const or an argument was given is put in its place, so a lambda's parameter must not hide one that it mentions.
  const parameters = node.parameters.map(nameOf).map((name) => unlike(context.around, name))
  const inner: TreeContext = { ...context, around: [...context.around, ...parameters] }
  const refused = bindParameters(inner, node, (index) => (at) => ({ kind: 'local', name: parameters[index] ?? '', ...facts(inner, at) }))
  return { kind: 'lambda', parameters, body: refused ?? bodyTree(inner, node.body), ...facts(context, node) }
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

function refuseDefault(context: TreeContext, node: ts.Node): void {
  unsupported(context, node, { message: 'a parameter of an expression cannot have a default', help: 'write the default in the body: value ?? …' })
}

const unlike = (names: readonly string[], name: string): string => (names.includes(name) ? unlike(names, `${name}_`) : name)

/** A name for a parameter that is taken apart and so has none. */
function freeName(node: ts.Node, index: number): string {
  const text = node.getSourceFile().text
  let name = index === 0 ? 'item' : `item${index + 1}`
  while (new RegExp(`\\b${name}\\b`).test(text)) name = `${name}_`
  return name
}
