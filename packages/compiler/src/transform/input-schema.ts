import type { Json, JsonObject } from '@stepwright/asl'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'

/** JSON Schema (draft-07 words) of a workflow's input: the second parameter of the function behind its name, which may be declared elsewhere. */
export function inputSchemaOf({ checker }: Questions, call: ts.CallExpression): JsonObject | undefined {
  const define = call.arguments.at(-1)
  const [signature] = define === undefined ? [] : checker.getTypeAtLocation(define).getCallSignatures()
  const input = signature?.getParameters()[1]
  return define === undefined || input === undefined ? undefined : schemaOf(checker.getTypeOfSymbolAtLocation(input, define), { checker, at: define, above: [] })
}

interface Place {
  readonly checker: ts.TypeChecker
  readonly at: ts.Node
  /** Types that are being written, so that one which contains itself is cut off at `{}`, which allows anything. */
  readonly above: readonly ts.Type[]
}

function schemaOf(type: ts.Type, place: Place): JsonObject {
  const constraint = (type.flags & ts.TypeFlags.TypeParameter) === 0 ? undefined : place.checker.getBaseConstraintOfType(type)
  if (constraint !== undefined) return schemaOf(constraint, place)
  if (place.above.includes(type)) return {}
  const inner = { ...place, above: [...place.above, type] }
  if (type.isUnion()) return unionSchema(type, inner)
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return { const: place.checker.typeToString(type) === 'true' }
  const primitive = primitives.find(([flag]) => (type.flags & flag) !== 0)
  if (primitive !== undefined) return { type: primitive[1] }
  if (type.isIntersection() && !isObject(type)) return schemaOf(type.types.find((member) => !isObject(member)) ?? type, inner)
  return isObject(type) ? structureSchema(type, inner) : {}
}

const primitives: readonly (readonly [ts.TypeFlags, string])[] = [
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.Null, 'null'],
]

function isObject(type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.every(isObject)
  return (type.flags & ts.TypeFlags.Object) !== 0
}

function unionSchema(union: ts.UnionType, place: Place): JsonObject {
  const members = union.types.filter(({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) === 0)
  const declaration = union.aliasSymbol?.declarations?.[0] ?? place.at
  const literals = inOrder(members.filter((member): member is ts.StringLiteralType | ts.NumberLiteralType => member.isStringLiteral() || member.isNumberLiteral()), declaration)
  const booleans = members.filter(({ flags }) => (flags & ts.TypeFlags.BooleanLiteral) !== 0)
  const others = members
    .filter((member) => !(literals as ts.Type[]).includes(member) && (booleans.length < 2 || !booleans.includes(member)))
    .sort((a, b) => rankOf(a) - rankOf(b) || declaredAt(a) - declaredAt(b))
  const enumeration = literals.length > 1 ? [enumSchema(literals)] : literals.map(({ value }): JsonObject => ({ const: value }))
  const either = booleans.length === 2 ? [{ type: 'boolean' }] : []
  const schemas = [...enumeration, ...either, ...others.map((member) => schemaOf(member, place))]
  const [only] = schemas
  return only !== undefined && schemas.length === 1 ? only : { anyOf: schemas }
}

/** Objects stand before null, behind all other primitives, and among each other as they are declared. */
function rankOf(type: ts.Type): number {
  const rank = primitives.findIndex(([flag]) => (type.flags & flag) !== 0)
  return rank < 0 ? primitives.length - 1.5 : rank
}

const declaredAt = (type: ts.Type): number => type.symbol?.declarations?.[0]?.pos ?? -1

function enumSchema(literals: readonly (ts.StringLiteralType | ts.NumberLiteralType)[]): JsonObject {
  const kinds = [...new Set(literals.map(({ value }) => typeof value))]
  const [kind] = kinds
  const values = literals.map(({ value }): Json => value)
  return kinds.length === 1 && kind !== undefined ? { type: kind, enum: values } : { enum: values }
}

/**
 * As they are written. The checker keeps the members of a union in the order in which it met them anywhere in the
 * Program, which another file could change.
 */
function inOrder<Literal extends ts.StringLiteralType | ts.NumberLiteralType>(literals: readonly Literal[], declaration: ts.Node): Literal[] {
  const text = declaration.getSourceFile().text.slice(declaration.pos)
  const place = ({ value }: Literal): number => {
    const found = [`'${value}'`, `"${value}"`, `${value}`].map((form) => text.indexOf(form)).find((index) => index >= 0)
    return found ?? Number.MAX_SAFE_INTEGER
  }
  return [...literals].sort((a, b) => place(a) - place(b) || (String(a.value) < String(b.value) ? -1 : 1))
}

function structureSchema(type: ts.Type, place: Place): JsonObject {
  const { checker } = place
  if (checker.isTupleType(type)) return tupleSchema(type as ts.TupleTypeReference, place)
  if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type as ts.TypeReference)[0] ?? type, place) }
  if (type.getCallSignatures().length > 0 || ['Date', 'Map', 'Set', 'Uint8Array'].includes(type.symbol?.name ?? '')) return {}
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
  const members = checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith('~') && !name.startsWith('__@'))
  const required = members.filter(({ flags }) => (flags & ts.SymbolFlags.Optional) === 0).map(({ name }) => name)
  if (members.length === 0 && index === undefined) return { type: 'object' }
  return {
    type: 'object',
    ...(members.length > 0 && { properties: Object.fromEntries(members.map((member) => [member.name, memberSchema(member, place)])) }),
    ...(required.length > 0 && { required }),
    ...(index !== undefined && { additionalProperties: schemaOf(index.type, place) }),
  }
}

function memberSchema(member: ts.Symbol, place: Place): JsonObject {
  const at = member.declarations?.[0] ?? place.at
  const schema = schemaOf(place.checker.getTypeOfSymbolAtLocation(member, place.at), { ...place, at })
  const description = ts.displayPartsToString(member.getDocumentationComment(place.checker))
  return description === '' ? schema : { description, ...schema }
}

function tupleSchema(type: ts.TupleTypeReference, place: Place): JsonObject {
  const items = place.checker.getTypeArguments(type).map((item) => schemaOf(item, place))
  const { minLength, hasRestElement } = type.target as ts.TupleType & { readonly hasRestElement?: boolean }
  return { type: 'array', items, minItems: minLength, ...(hasRestElement !== true && { maxItems: items.length }) }
}
