import type { JsonPath } from '../expressions/jsonpath/path.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import type { Json, JsonObject } from '../model/json.js'

/** What is known about a value, whatever the input of the machine. */
export type Shape =
  | { readonly kind: 'unknown' }
  /** An object that may have these members; others only if it is open. What a service answers may have come to have others. */
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Shape>; readonly isOpen: boolean; readonly isAnswer?: true; readonly isLazy?: true }
  /** A list of items of one shape; its length where it is known. */
  | { readonly kind: 'array'; readonly item: Shape; readonly length?: number }
  | { readonly kind: 'string' | 'number' | 'boolean' | 'null' }

/** Nothing is known. */
export const unknown: Shape = { kind: 'unknown' }

/** An object with these members, and no others. */
export function objectShape(members: Iterable<readonly [string, Shape]>, isOpen = false): Shape {
  return membersShape(new Map(members), isOpen)
}

/** The same for a map that the caller keeps no hold of. */
export function membersShape(members: ReadonlyMap<string, Shape>, isOpen: boolean): Shape {
  return members.size > mostMembers ? unknown : { kind: 'object', members, isOpen }
}

/** An object whose members are worked out when somebody asks: what stands in them may lead back to the object itself, without an end. */
export function lazyShape(membersOf: () => ReadonlyMap<string, Shape>, facts: { readonly isOpen: boolean; readonly isAnswer?: true }): Shape {
  let members: ReadonlyMap<string, Shape> | undefined
  return { kind: 'object', isLazy: true, ...facts, get members() { return (members ??= membersOf()) } }
}

/** Ours: an object that grows with each of thousands of states is not followed, so that time stays linear. */
const mostMembers = 200

/** The shape of a constant; what the deployment puts in may be anything. */
export function literalShape(value: Json): Shape {
  if (value === null) return { kind: 'null' }
  if (Array.isArray(value)) return arrayShape(value.map(literalShape))
  if (typeof value !== 'object') return isPlaceholder(value) ? unknown : { kind: typeof value as 'string' | 'number' | 'boolean' }
  const members = new Map<string, Shape>()
  let isOpen = false
  for (const key of Object.keys(value)) {
    isOpen ||= isPlaceholder(key)
    members.set(key, literalShape((value as JsonObject)[key] as Json))
  }
  return membersShape(members, isOpen)
}

/** A list of these items. */
export function arrayShape(items: readonly Shape[]): Shape {
  return { kind: 'array', item: items.length === 0 ? unknown : items.reduce(joinShapes), length: items.length }
}

/** What is known of a value that has one shape or the other. */
export function joinShapes(a: Shape, b: Shape): Shape {
  if (a === b) return a
  if (a.kind === 'object' && b.kind === 'object') {
    const isOpen = a.isOpen || b.isOpen
    return a.isLazy === true || b.isLazy === true ? lazyShape(() => joinMembers(a.members, b.members), { isOpen }) : membersShape(joinMembers(a.members, b.members), isOpen)
  }
  if (a.kind === 'array' && b.kind === 'array') {
    const length = a.length === b.length ? a.length : undefined
    return { kind: 'array', item: joinShapes(a.item, b.item), ...(length === undefined ? {} : { length }) }
  }
  return a.kind === b.kind ? a : unknown
}

function joinMembers(a: ReadonlyMap<string, Shape>, b: ReadonlyMap<string, Shape>): ReadonlyMap<string, Shape> {
  const members = new Map(a)
  for (const [key, member] of b) members.set(key, joinShapes(members.get(key) ?? member, member))
  return members
}

/** Where a path stops: the shape of the value there, and what it does not have. */
export interface DeadEnd {
  readonly shape: Shape
  /** The name or index that cannot be there. */
  readonly missing: string
  /** How many segments of the path lead to the value that lacks it. */
  readonly depth: number
}

/** Follows a path through a shape: what it finds, or where it is sure to find nothing. */
export function follow(shape: Shape, { segments }: Pick<JsonPath, 'segments'>): { readonly found: Shape } | { readonly deadEnd: DeadEnd } {
  let here = shape
  let depth = -1
  for (const segment of segments) {
    depth++
    if (here.kind === 'unknown' || segment.deep) return { found: unknown }
    const only = segment.kind === 'names' ? segment.names : segment.kind === 'indexes' ? segment.indexes : []
    const [step] = only
    // several names or indexes, filters, slices and functions may find something or not
    if (step === undefined || only.length > 1) return { found: unknown }
    const next = typeof step === 'string' ? memberOf(here, step) : itemOf(here, step)
    if (next === undefined) return { deadEnd: { shape: here, missing: String(step), depth } }
    here = next
  }
  return { found: here }
}

function memberOf(shape: Shape, name: string): Shape | undefined {
  if (shape.kind !== 'object') return undefined
  return shape.members.get(name) ?? (shape.isOpen ? unknown : undefined)
}

function itemOf(shape: Shape, index: number): Shape | undefined {
  if (shape.kind !== 'array') return undefined
  if (shape.length === undefined) return shape.item
  return (index < 0 ? index + shape.length : index) >= 0 && index < shape.length ? shape.item : undefined
}

/** The shape with `value` at a reference path: objects on the way are made where there are none. */
export function placeShape(shape: Shape, { segments }: Pick<JsonPath, 'segments'>, value: Shape): Shape {
  const [first, ...rest] = segments
  if (first === undefined) return value
  if (first.kind !== 'names' || first.names.length !== 1 || first.deep) return unknown
  if (shape.kind !== 'object' && shape.kind !== 'unknown') return unknown
  const [name = ''] = first.names
  const members = shape.kind === 'object' ? shape.members : new Map<string, Shape>()
  const isOpen = shape.kind === 'unknown' || shape.isOpen
  const inner = members.get(name) ?? (isOpen ? unknown : objectShape([]))
  return objectShape([...members, [name, placeShape(inner, { segments: rest }, value)]], isOpen)
}
