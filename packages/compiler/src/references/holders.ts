import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import { itemShape, join, memberShape, plain, type Shape } from './shape.js'

/** What holds values: names, and what functions yield. Grows until nothing changes. */
export interface Holders {
  readonly questions: Questions
  readonly symbols: Map<ts.Symbol, Shape>
  readonly returns: Map<ts.Node, Shape>
  readonly called: Set<ts.Node>
  /** Of parameters of the author's functions: an argument that brought a reference. */
  readonly brought: Map<ts.Symbol, ts.Node>
  /** Functions that stand for those of files which are not in the Program, by whose key. */
  readonly absent: Map<ts.Node, string>
  changed: boolean
  /** The file whose code is followed. */
  by: string
  /** Is told of everything that is held, whether it was known or not. */
  told?: (gift: Gift) => void
}

/** Something that the code of a file lets a name or a function hold. */
export type Gift =
  | { readonly kind: 'holds'; readonly by: string; readonly symbol: ts.Symbol; readonly shape: Shape }
  | { readonly kind: 'yields' | 'called'; readonly by: string; readonly owner: ts.Node; readonly shape: Shape }

/** Lets `name`, or the names it takes a value apart into, hold `shape`. */
export function bindName(holders: Holders, name: ts.BindingName, shape: Shape): void {
  if (shape === plain) return
  if (ts.isIdentifier(name)) return hold(holders, name, shape)
  for (const [place, element] of name.elements.entries()) {
    if (!ts.isOmittedExpression(element)) bindName(holders, element.name, elementShape(element, place, shape))
  }
}

/** Lets a parameter hold what a call gives it, and remembers the call if that is a reference. */
export function bindArgument(holders: Holders, parameter: ts.ParameterDeclaration, argument: ts.Node, shape: Shape): void {
  bindName(holders, parameter.name, shape)
  const symbol = shape.isReference ? holders.questions.symbolOf(parameter.name) : undefined
  if (symbol !== undefined && !holders.brought.has(symbol)) holders.brought.set(symbol, argument)
}

/** What an element of a destructuring pattern takes out of `shape`. */
export function elementShape(element: ts.BindingElement, place: number, shape: Shape): Shape {
  if (element.dotDotDotToken !== undefined) return shape
  if (ts.isArrayBindingPattern(element.parent)) return memberShape(shape, String(place))
  const key = element.propertyName ?? element.name
  return ts.isIdentifier(key) || ts.isStringLiteral(key) ? memberShape(shape, key.text) : itemShape(shape)
}

/** Lets the target of an assignment hold `shape`: a name, a member of what a name holds, or a pattern. */
export function assignTo(holders: Holders, target: ts.Expression, shape: Shape): void {
  if (shape === plain) return
  if (ts.isParenthesizedExpression(target)) return assignTo(holders, target.expression, shape)
  if (ts.isIdentifier(target)) return hold(holders, target, shape)
  if (ts.isPropertyAccessExpression(target)) return assignTo(holders, target.expression, { ...plain, members: new Map([[target.name.text, shape]]) })
  if (ts.isElementAccessExpression(target)) return assignTo(holders, target.expression, { ...plain, items: shape })
  if (ts.isObjectLiteralExpression(target)) {
    for (const property of target.properties) {
      if (ts.isShorthandPropertyAssignment(property)) hold(holders, property.name, memberShape(shape, property.name.text))
      else if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)) assignTo(holders, property.initializer, memberShape(shape, property.name.text))
    }
  }
}

function hold(holders: Holders, name: ts.Identifier, shape: Shape): void {
  const { questions, symbols } = holders
  const symbol = questions.symbolOf(name)
  // A `flow` is no reference, whatever brought it here.
  if (symbol === undefined || questions.isPlaced(name)) return
  holders.told?.({ kind: 'holds', by: holders.by, symbol, shape })
  const before = symbols.get(symbol) ?? plain
  const after = join(before, shape)
  if (after === before) return
  symbols.set(symbol, after)
  holders.changed = true
}
