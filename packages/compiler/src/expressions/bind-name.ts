import type { Tree } from '@stepwright/workflow'
import { staticType } from '../program/static-type.js'
import { ts } from '../program/typescript.js'
import { callTree, facts, unsupported, type TreeContext } from './tree-context.js'

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
    bindName(context, element.name, (node) => orDefault(context, lengthOf(context, node, object, key.text) ?? { kind: 'member', object, name: key.text, ...facts(context, node), type }, element.initializer))
  } else {
    unsupported(context, key, { message: 'a parameter of an expression cannot be taken apart by a computed key', help: 'name the parameter, and read the member in the body' })
  }
}

/** A length is none of the data's members, so it is a call. */
function lengthOf(context: TreeContext, node: ts.Node, object: Tree, name: string): Tree | undefined {
  const [kind, other] = object.type
  if (name !== 'length' || other !== undefined || (kind !== 'array' && kind !== 'string')) return undefined
  return callTree(context, node, kind === 'array' ? 'array.length' : 'string.length', object, [])
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

/** Says that the rest of what is taken apart cannot be had. */
export function refuseRest(context: TreeContext, node: ts.Node): void {
  unsupported(context, node, { message: 'a parameter of an expression cannot be a rest', help: 'name the members that are read' })
}
