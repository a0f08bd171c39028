import type { Field, Owner } from './field.js'
import { fields } from './fields.js'

/** The row of a field of `owner`. */
export function rowOf(owner: Owner, field: string): Field | undefined {
  return rows.get(owner)?.get(field)
}

const rows = new Map<Owner, Map<string, Field>>()
for (const row of fields) {
  for (const owner of row.owners) rows.set(owner, (rows.get(owner) ?? new Map<string, Field>()).set(row.field, row))
}
