import { isFunction, isTransparent } from '../expressions/expression-arrows.js'
import { isContext } from '../expressions/is-context.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import { arrayCopies, arrayItems } from './array-methods.js'
import { assignTo, type Holders } from './holders.js'
import { itemShape, join, memberShape, plain, referenceShape, type OwnFunction, type Shape } from './shape.js'

/** What values hold, as far as is known by now. */
export interface Shapes {
  of(node: ts.Expression): Shape
  ofArgument(node: ts.Expression | undefined): Shape
  /** The author's functions that a call may run. */
  targetsOf(node: ts.CallExpression | ts.NewExpression): ReadonlySet<OwnFunction>
  addReturn(owner: ts.Node, shape: Shape): void
}

/** Reads shapes out of `holders`. */
export function createShapes(holders: Holders): Shapes {
  const of = (node: ts.Expression): Shape => shapeOf(node, holders, of)
  return {
    of,
    ofArgument: (node) => (node === undefined ? plain : ts.isSpreadElement(node) ? itemShape(of(node.expression)) : of(node)),
    targetsOf: (node) => targetsOf(node, holders, of),
    addReturn: (owner, shape) => {
      holders.told?.({ kind: 'yields', by: holders.by, owner, shape })
      const before = holders.returns.get(owner) ?? plain
      const after = join(before, shape)
      if (after === before) return
      holders.returns.set(owner, after)
      holders.changed = true
    },
  }
}

type ShapeOf = (node: ts.Expression) => Shape

function shapeOf(node: ts.Expression, holders: Holders, of: ShapeOf): Shape {
  if (isTransparent(node) || ts.isAwaitExpression(node)) return of(node.expression)
  if (ts.isIdentifier(node)) return nameShape(node, holders)
  if (isContext(holders.questions, node)) return referenceShape
  if (ts.isPropertyAccessExpression(node)) return memberShape(of(node.expression), node.name.text)
  if (ts.isElementAccessExpression(node)) return elementAccessShape(node, of)
  if (ts.isCallExpression(node)) return callShape(node, holders, of)
  if (ts.isObjectLiteralExpression(node)) return objectShape(node, of)
  if (ts.isArrayLiteralExpression(node)) return arrayShape(node, of)
  if (ts.isConditionalExpression(node)) return join(of(node.whenTrue), of(node.whenFalse))
  if (ts.isBinaryExpression(node)) return binaryShape(node, of)
  if (isFunction(node)) return functionShape(node)
  return plain
}

function nameShape(node: ts.Identifier, { questions, symbols }: Holders): Shape {
  const symbol = questions.symbolOf(node)
  if (symbol === undefined) return plain
  const declared = symbol.declarations?.find((one): one is ts.FunctionDeclaration => ts.isFunctionDeclaration(one) && one.body !== undefined)
  return declared === undefined ? (symbols.get(symbol) ?? plain) : functionShape(declared)
}

function functionShape(node: ts.SignatureDeclaration): Shape {
  return hasBody(node) ? { ...plain, functions: new Set([node]) } : plain
}

function elementAccessShape(node: ts.ElementAccessExpression, of: ShapeOf): Shape {
  const object = of(node.expression)
  const key = node.argumentExpression
  return ts.isStringLiteralLike(key) ? memberShape(object, key.text) : itemShape(object)
}

function objectShape(node: ts.ObjectLiteralExpression, of: ShapeOf): Shape {
  let shape: Shape = plain
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = of(property.expression)
      shape = join(shape, spread.isReference ? { ...plain, items: referenceShape } : spread)
    } else if (ts.isShorthandPropertyAssignment(property)) shape = withMember(shape, property.name.text, of(property.name))
    else if (ts.isPropertyAssignment(property)) shape = withProperty(shape, property, of)
    else if (ts.isMethodDeclaration(property) && ts.isIdentifier(property.name)) shape = withMember(shape, property.name.text, functionShape(property))
  }
  return shape
}

function withProperty(shape: Shape, { name, initializer }: ts.PropertyAssignment, of: ShapeOf): Shape {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return withMember(shape, name.text, of(initializer))
  const value = of(initializer)
  return value === plain ? shape : join(shape, { ...plain, items: value })
}

/** A member without references is kept out, so that most objects are `plain`; it still hides what was spread before it. */
function withMember(shape: Shape, name: string, member: Shape): Shape {
  if (member === plain && !shape.members.has(name) && shape.items === undefined) return shape
  return { ...shape, members: new Map([...shape.members, [name, member]]) }
}

function arrayShape(node: ts.ArrayLiteralExpression, of: ShapeOf): Shape {
  const items = node.elements.map((element) => (ts.isSpreadElement(element) ? itemShape(of(element.expression)) : of(element)))
  const all = items.reduce((joined, item) => join(joined, item), plain)
  return all === plain ? plain : { ...plain, items: all }
}

function binaryShape({ operatorToken, left, right }: ts.BinaryExpression, of: ShapeOf): Shape {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return join(of(left), of(right))
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return of(right)
    default:
      return plain
  }
}

function callShape(node: ts.CallExpression, holders: Holders, of: ShapeOf): Shape {
  const { questions } = holders
  const callee = node.expression
  if (ts.isPropertyAccessExpression(callee) && questions.isRecording(callee.expression)) return questions.isPlaced(node) ? plain : referenceShape
  const own = [...targetsOf(node, holders, of)].map((target) => holders.returns.get(target) ?? plain)
  const shape = own.reduce((joined, one) => join(joined, one), plain)
  return shape === plain && ts.isPropertyAccessExpression(callee) ? methodShape(callee, node.arguments, holders, of) : shape
}

function methodShape(callee: ts.PropertyAccessExpression, args: readonly ts.Expression[], holders: Holders, of: ShapeOf): Shape {
  const method = callee.name.text
  const [first] = args
  if (first !== undefined && ts.isIdentifier(callee.expression) && callee.expression.text === 'Object') return objectFunctionShape(method, of(first))
  const receiver = of(callee.expression)
  if (method === 'push' && first !== undefined) assignTo(holders, callee.expression, { ...plain, items: of(first) })
  if ((method === 'map' || method === 'flatMap') && first !== undefined) {
    const yields = [...of(first).functions].map((target) => holders.returns.get(target) ?? plain).reduce((joined, one) => join(joined, one), plain)
    return yields === plain ? plain : { ...plain, items: yields }
  }
  if (receiver === plain || receiver.isReference) return plain
  if (arrayCopies.has(method)) return receiver
  return arrayItems.has(method) ? itemShape(receiver) : plain
}

/** What `Object.entries(…)` and its kin yield. */
function objectFunctionShape(method: string, given: Shape): Shape {
  if (given.isReference || given === plain) return plain
  const value = itemShape(given)
  if (method === 'values') return { ...plain, items: value }
  if (method === 'entries') return { ...plain, items: { ...plain, members: new Map([['1', value]]) } }
  return method === 'freeze' || method === 'assign' ? given : plain
}

function targetsOf(node: ts.CallExpression | ts.NewExpression, { questions }: Holders, of: ShapeOf): ReadonlySet<OwnFunction> {
  const known = of(node.expression).functions
  if (known.size > 0) return known
  const declaration = resolvedDeclaration(questions, node)
  return declaration !== undefined && hasBody(declaration) ? new Set([declaration]) : new Set()
}

const resolved = new WeakMap<ts.Node, ts.Declaration | null>()

function resolvedDeclaration({ checker }: Questions, node: ts.CallExpression | ts.NewExpression): ts.SignatureDeclaration | undefined {
  const known = resolved.get(node)
  if (known !== undefined) return (known ?? undefined) as ts.SignatureDeclaration | undefined
  const declaration = checker.getResolvedSignature(node)?.declaration
  resolved.set(node, declaration ?? null)
  return declaration as ts.SignatureDeclaration | undefined
}

function hasBody(node: ts.Node): node is OwnFunction {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}
