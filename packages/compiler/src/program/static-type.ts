import type { StaticKind, StaticType } from '@stepwright/workflow'
import { ts } from './typescript.js'

/** What a value of `type` may be while the machine runs. */
export function staticType(checker: ts.TypeChecker, type: ts.Type): StaticType {
  const kinds = new Set(kindsOf(checker, type))
  if (kinds.has('unknown') || kinds.size === 0) return ['unknown']
  return order.filter((kind) => kinds.has(kind))
}

const order: readonly StaticKind[] = ['string', 'number', 'boolean', 'null', 'undefined', 'array', 'object', 'unknown']

function kindsOf(checker: ts.TypeChecker, type: ts.Type): StaticKind[] {
  if (type.isUnion()) return type.types.flatMap((member) => kindsOf(checker, member))
  // `string & { '~answer'?: R }` is a string: a mark in the type says nothing about the value.
  if (type.isIntersection()) return kindsOfIntersection(type.types.flatMap((member) => kindsOf(checker, member)))
  const primitive = primitives.find(([flag]) => (type.flags & flag) !== 0)
  if (primitive !== undefined) return [primitive[1]]
  return (type.flags & ts.TypeFlags.Object) === 0 ? ['unknown'] : [objectKind(checker, type)]
}

const primitives: readonly (readonly [ts.TypeFlags, StaticKind])[] = [
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.Null, 'null'],
  [ts.TypeFlags.Undefined | ts.TypeFlags.Void, 'undefined'],
  [ts.TypeFlags.NonPrimitive, 'object'],
]

function kindsOfIntersection(kinds: readonly StaticKind[]): StaticKind[] {
  const plain = kinds.filter((kind) => kind !== 'object' && kind !== 'unknown')
  return plain.length > 0 ? plain.slice(0, 1) : kinds.includes('object') ? ['object'] : ['unknown']
}

function objectKind(checker: ts.TypeChecker, type: ts.Type): StaticKind {
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'array'
  const isData = type.getCallSignatures().length === 0 && type.getConstructSignatures().length === 0 && !isBuiltIn(type)
  const hasMembers = type.getProperties().length > 0 || checker.getIndexInfosOfType(type).length > 0
  return isData && hasMembers ? 'object' : 'unknown'
}

/** Objects that JSON does not have, and `{}`, which may be anything. */
const isBuiltIn = (type: ts.Type): boolean => ['Date', 'Map', 'Set', 'RegExp', 'Promise', 'Uint8Array'].includes(type.symbol?.name ?? '')
