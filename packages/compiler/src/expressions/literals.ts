import type { ArrayItem, ObjectEntry, Tree } from '@stepwright/workflow'
import { ts } from '../program/typescript.js'
import { facts, unsupported, type TreeContext } from './tree-context.js'

/** `{ key: value, shorthand, ...spread }`. */
export function objectOf(context: TreeContext, node: ts.ObjectLiteralExpression): Tree {
  return { kind: 'object', entries: node.properties.map((property) => entryOf(context, property)), ...facts(context, node) }
}

/** `[a, ...b]`. */
export function arrayOf(context: TreeContext, node: ts.ArrayLiteralExpression): Tree {
  const items = node.elements.map((element): ArrayItem =>
    ts.isSpreadElement(element) ? { kind: 'spread', spread: context.treeOf(element.expression) } : context.treeOf(element),
  )
  return { kind: 'array', items, ...facts(context, node) }
}

function entryOf(context: TreeContext, property: ts.ObjectLiteralElementLike): ObjectEntry {
  if (ts.isSpreadAssignment(property)) return { spread: context.treeOf(property.expression) }
  const key = keyOf(context, property.name)
  if (ts.isShorthandPropertyAssignment(property)) return { key: property.name.text, value: context.treeOf(property.name) }
  if (key !== undefined && ts.isPropertyAssignment(property)) return { key, value: context.treeOf(property.initializer) }
  const isComputed = ts.isPropertyAssignment(property)
  const message = isComputed ? 'an object in an expression cannot have a computed key' : 'an object in an expression cannot have methods'
  const help = isComputed ? 'write the key as text: { name: … }' : 'write the value itself: { name: … }'
  return { key: '', value: unsupported(context, property.name, { message, help }) }
}

function keyOf({ questions }: TreeContext, name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text
  if (!ts.isComputedPropertyName(name)) return undefined
  const type = questions.checker.getTypeAtLocation(name.expression)
  return type.isStringLiteral() ? type.value : undefined
}
