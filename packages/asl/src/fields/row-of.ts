import type { Field, Owner } from './field.js'
import { fields, fieldsOf } from './fields.js'

/** The row of a field of `owner`. */
export function rowOf(owner: Owner, field: string): Field | undefined {
  return rows.get(owner)?.get(field)
}

/** The rows of `owner` that must stand, at least sometimes. */
export function neededBy(owner: Owner): readonly Field[] {
  return needed.get(owner) ?? []
}

/** The fields that may not stand beside one of `owner` and come before it in the table, so that each pair is met once. */
export function excludedBefore(owner: Owner, field: string): readonly string[] {
  return excluded.get(owner)?.get(field) ?? []
}

const owners = new Set(fields.flatMap((row) => row.owners))
const rows = new Map([...owners].map((owner) => [owner, new Map(fieldsOf(owner).map((row) => [row.field, row]))]))
const needed = new Map([...owners].map((owner) => [owner, fieldsOf(owner).filter(({ required }) => required !== undefined)]))
const excluded = new Map([...owners].map((owner) => [owner, pairsOf(fieldsOf(owner))]))

function pairsOf(own: readonly Field[]): ReadonlyMap<string, readonly string[]> {
  return new Map(own.map(({ field }, index) => [field, own.slice(0, index).flatMap((row) => (row.excludes?.includes(field) ? [row.field] : []))]))
}
