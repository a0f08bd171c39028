import type { Field, Owner } from '../fields/field.js'
import { fieldsOf, memberOf } from '../fields/fields.js'
import type { QueryLanguage } from '../model/query-language.js'
import type { State } from '../model/state.js'
import type { Pointer } from '../source/pointer.js'

/** A node that has rows in the field table. */
export interface Fielded {
  readonly kind: Owner
  readonly pointer: Pointer
}

/** Called with a row, the value that the model holds for it, and the node that has it. */
export type FieldVisitor = (row: Field, value: unknown, node: Fielded) => void

/**
 * Visits the fields that stand in a state and in what belongs to it: its rules, retriers, catchers, readers and writers, each
 * in the order of the field table. The parts of a comparison and the states inside are left out. `onNode` comes after a node's fields.
 */
export function eachField(state: State, language: QueryLanguage, onField: FieldVisitor, onNode: (node: Fielded) => void = () => {}): void {
  const visit = (node: Fielded): void => {
    for (const { row, member } of rowsOf(node.kind, language)) {
      // the members follow from the table, which the compiler cannot know
      const value = (node as unknown as { readonly [member: string]: unknown })[member]
      if (value === undefined) continue
      if (row.holds.kind === 'node') visit(value as Fielded)
      else if (row.holds.kind === 'nodes') for (const inner of value as readonly Fielded[]) visit(inner)
      else onField(row, value, node)
    }
    onNode(node)
  }
  visit(state)
}

interface MemberRow {
  readonly row: Field
  readonly member: string
}

/** Worked out once for each owner and language. */
function rowsOf(owner: Owner, language: QueryLanguage): readonly MemberRow[] {
  const known = rowsByOwner[language].get(owner)
  if (known !== undefined) return known
  const rows = fieldsOf(owner, language).filter(({ holds, owners, heldAs }) => {
    if (heldAs !== undefined || owners.includes('Comparison')) return false
    return !((holds.kind === 'node' || holds.kind === 'nodes') && (holds.owner === 'Branch' || holds.owner === 'ItemProcessor'))
  })
  const found = rows.map((row) => ({ row, member: memberOf(row.field) }))
  rowsByOwner[language].set(owner, found)
  return found
}

const rowsByOwner = { JSONata: new Map<Owner, readonly MemberRow[]>(), JSONPath: new Map<Owner, readonly MemberRow[]>() }
