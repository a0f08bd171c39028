import type { Field, Owner } from '../fields/field.js'
import { fields, fieldsOf, memberOf } from '../fields/fields.js'
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

/** Some fields of all owners, chosen once for any number of machines. */
export type FieldChoice = { readonly [L in QueryLanguage]: ReadonlyMap<Owner, readonly ChosenField[]> }

interface ChosenField {
  readonly row: Field
  /** The member of the model that holds it. */
  readonly member: string
  /** Whether nodes with chosen fields stand in it: none, one, or a list. */
  readonly inside: 'value' | 'node' | 'nodes'
}

/**
 * Visits the chosen fields that stand in a state and in what belongs to it: its rules, retriers, catchers, readers and writers, each
 * in the order of the field table. The parts of a comparison and the states inside are left out. `onNode` comes after a node's fields.
 */
export function eachField(state: State, chosen: FieldChoice[QueryLanguage], onField: FieldVisitor, onNode?: (node: Fielded) => void): void {
  visit(state, chosen, onField, onNode)
}

/** A choice of fields by their rows. Nodes inside are passed over where none of their fields is chosen. */
export function chooseFields(isChosen: (row: Field, language: QueryLanguage) => boolean): FieldChoice {
  const among = (language: QueryLanguage): FieldChoice[QueryLanguage] => {
    const chosen = new Map<Owner, readonly ChosenField[]>()
    const choose = (owner: Owner): readonly ChosenField[] => {
      const known = chosen.get(owner)
      if (known !== undefined) return known
      const found = fieldsOf(owner, language).filter(isVisited).flatMap((row): readonly ChosenField[] => {
        const { holds } = row
        const member = memberOf(row.field)
        if (holds.kind === 'node' || holds.kind === 'nodes') return choose(holds.owner).length > 0 ? [{ row, member, inside: holds.kind }] : []
        return isChosen(row, language) ? [{ row, member, inside: 'value' }] : []
      })
      chosen.set(owner, found)
      return found
    }
    for (const owner of new Set(fields.flatMap((row) => row.owners))) choose(owner)
    return chosen
  }
  return { JSONata: among('JSONata'), JSONPath: among('JSONPath') }
}

function visit(node: Fielded, chosen: FieldChoice[QueryLanguage], onField: FieldVisitor, onNode: ((node: Fielded) => void) | undefined): void {
  // the members follow from the table, which the compiler cannot know
  const members = node as unknown as { readonly [member: string]: unknown }
  for (const { row, member, inside } of chosen.get(node.kind) ?? none) {
    const value = members[member]
    if (value === undefined) continue
    if (inside === 'value') onField(row, value, node)
    else if (inside === 'node') visit(value as Fielded, chosen, onField, onNode)
    else for (const inner of value as readonly Fielded[]) visit(inner, chosen, onField, onNode)
  }
  onNode?.(node)
}

const none: readonly ChosenField[] = []

function isVisited({ holds, owners: having, heldAs }: Field): boolean {
  if (heldAs !== undefined || having.includes('Comparison')) return false
  return !((holds.kind === 'node' || holds.kind === 'nodes') && (holds.owner === 'Branch' || holds.owner === 'ItemProcessor'))
}
