import type { ts } from '../program/typescript.js'

/** A function that the author wrote, with a body. */
export type OwnFunction = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody }

/**
 * What a value holds, as far as references go: it is one, or some of its members are. Functions are followed too, since
 * references reach their parameters.
 */
export interface Shape {
  readonly isReference: boolean
  readonly members: ReadonlyMap<string, Shape>
  /** Of an array, a set, or an object whose keys are not known. */
  readonly items: Shape | undefined
  readonly functions: ReadonlySet<OwnFunction>
}

/** Holds no reference that anybody knows of. */
export const plain: Shape = { isReference: false, members: new Map(), items: undefined, functions: new Set() }

/** Is a reference, and so is all that is read from it. */
export const referenceShape: Shape = { ...plain, isReference: true }

/** Shape of a value that may be either. The same object as `a` when `b` adds nothing, so that a fixed point is seen. */
export function join(a: Shape, b: Shape, depth = 0): Shape {
  if (a === b || b === plain || depth > deepest) return a
  if (a === plain) return b
  const isReference = a.isReference || b.isReference
  const members = joinMembers(a.members, b.members, depth)
  const items = a.items === undefined ? b.items : b.items === undefined ? a.items : join(a.items, b.items, depth + 1)
  const functions = [...b.functions].every((one) => a.functions.has(one)) ? a.functions : new Set([...a.functions, ...b.functions])
  const isSame = isReference === a.isReference && members === a.members && items === a.items && functions === a.functions
  return isSame ? a : { isReference, members, items, functions }
}

/** What `shape.name` is. */
export function memberShape(shape: Shape, name: string): Shape {
  if (shape.isReference) return referenceShape
  return shape.members.get(name) ?? (ownToArrays.has(name) ? plain : (shape.items ?? plain))
}

/** Members of an array that are none of its items. */
const ownToArrays: ReadonlySet<string> = new Set(['length', 'size'])

/** What `shape[…]` is, for a key that is not known: any of its members. */
export function itemShape(shape: Shape): Shape {
  if (shape.isReference) return referenceShape
  return [...shape.members.values()].reduce((all, member) => join(all, member), shape.items ?? plain)
}

/** Data that contains itself would grow for ever. */
const deepest = 6

function joinMembers(a: ReadonlyMap<string, Shape>, b: ReadonlyMap<string, Shape>, depth: number): ReadonlyMap<string, Shape> {
  let joined: Map<string, Shape> | undefined
  for (const [name, shape] of b) {
    const before = a.get(name)
    const after = before === undefined ? shape : join(before, shape, depth + 1)
    if (after === before) continue
    joined ??= new Map(a)
    joined.set(name, after)
  }
  return joined ?? a
}
