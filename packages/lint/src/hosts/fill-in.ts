import { isObject } from '@stepwright/asl'
import { intrinsicOf, placeholderOf } from './intrinsic.js'

/** A part of a template with `${Name}` for all that its deployment computes; everything else stays where it is. */
export function fillIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(item))
  if (!isObject(value)) return value
  const intrinsic = intrinsicOf(value)
  if (intrinsic !== undefined) return placeholderOf(intrinsic)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fillIn(member)]))
}
