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

/**
 * Visits the fields that stand in a state and in what belongs to it: its rules, retriers, catchers, readers and writers, each
 * in the order of the field table. The parts of a comparison and the states inside are left out. `onNode` comes after a node's fields.
 */
export function eachField(state: State, language: QueryLanguage, onField: FieldVisitor, onNode?: (node: Fielded) => void): void {
  visit(state, rowsByOwner[language], onField, onNode)
}

function visit(node: Fielded, rows: RowsByOwner, onField: FieldVisitor, onNode: ((node: Fielded) => void) | undefined): void {
  const own = rows.get(node.kind) ?? noRows
  // the members follow from the table, which the compiler cannot know
  const members = node as unknown as { readonly [member: string]: unknown }
  for (const member of standing(members, own)) {
    const row = own.get(member)?.row
    const value = members[member]
    if (row === undefined || value === undefined) continue
    if (row.holds.kind === 'node') visit(value as Fielded, rows, onField, onNode)
    else if (row.holds.kind === 'nodes') for (const inner of value as readonly Fielded[]) visit(inner, rows, onField, onNode)
    else onField(row, value, node)
  }
  onNode?.(node)
}

/**
 * The members of a node that have rows, in the order of the table. A state has a few of some twenty fields, so asking what stands takes a third
 * of the time of asking for each; most are written in this order, or nearly.
 */
function standing(members: { readonly [member: string]: unknown }, own: RowsByMember): readonly string[] {
  const found: string[] = []
  const ranks: number[] = []
  for (const member of Object.keys(members)) {
    const rank = own.get(member)?.rank
    if (rank === undefined) continue
    let at = found.length
    for (; at > 0 && (ranks[at - 1] ?? 0) > rank; at--) {
      found[at] = found[at - 1] ?? ''
      ranks[at] = ranks[at - 1] ?? 0
    }
    found[at] = member
    ranks[at] = rank
  }
  return found
}

type RowsByMember = ReadonlyMap<string, { readonly row: Field; readonly rank: number }>
type RowsByOwner = ReadonlyMap<Owner, RowsByMember>

const noRows: RowsByMember = new Map()
const owners: ReadonlySet<Owner> = new Set(fields.flatMap((row) => row.owners))
const rowsByOwner = { JSONata: rowsOf('JSONata'), JSONPath: rowsOf('JSONPath') } as const

function rowsOf(language: QueryLanguage): RowsByOwner {
  return new Map([...owners].map((owner) => [owner, new Map(fieldsOf(owner, language).filter(isVisited).map((row, rank) => [memberOf(row.field), { row, rank }]))]))
}

function isVisited({ holds, owners: having, heldAs }: Field): boolean {
  if (heldAs !== undefined || having.includes('Comparison')) return false
  return !((holds.kind === 'node' || holds.kind === 'nodes') && (holds.owner === 'Branch' || holds.owner === 'ItemProcessor'))
}
