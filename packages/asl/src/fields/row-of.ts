import type { Field, FieldLanguage, Owner } from './field.js'
import { fields, fieldsOf, memberOf } from './fields.js'

/** The row of a field of `owner`. */
export function rowOf(owner: Owner, field: string): Field | undefined {
  return own.get(owner)?.get(field)?.row
}

/** A field as one owner has it, with what reading asks about it in each object. */
export interface OwnField {
  readonly row: Field
  /** The member of the model that holds it. */
  readonly member: string
  /** Of an old name, the new one, whose member it has. */
  readonly heldAs: string | undefined
  /** Whether states or nodes stand in it. */
  readonly hasInside: boolean
  /** Whether it is a part of a test, in a rule or inside one. */
  readonly isTested: boolean
  /** Where one language only has it: that. */
  readonly only: FieldLanguage | undefined
  /** Whether an expression in JSONata may stand there. */
  readonly orJsonata: boolean
  /** Whether other fields decide whether it may stand. */
  readonly isConditional: boolean
  /** The fields that may not stand beside it and come before it in the table, so that each pair is met once. */
  readonly excludedBefore: readonly string[]
}

/** The fields of `owner` by name. */
export function ownFieldsOf(owner: Owner): ReadonlyMap<string, OwnField> {
  return own.get(owner) ?? none
}

/** The rows of `owner` that must stand, at least sometimes; the parts of a test go by rules of their own. */
export function neededBy(owner: Owner): readonly Field[] {
  return needed.get(owner) ?? noRows
}

const owners = new Set(fields.flatMap((row) => row.owners))
const own: ReadonlyMap<Owner, ReadonlyMap<string, OwnField>> = new Map([...owners].map((owner) => [owner, new Map(fieldsOf(owner).map((row, index, all) => [row.field, ownField(row, all.slice(0, index))]))]))
const needed = new Map([...own].map(([owner, all]) => [owner, [...all.values()].flatMap(({ row, isTested }) => (row.required === undefined || isTested ? [] : [row]))]))
const none: ReadonlyMap<string, OwnField> = new Map()
const noRows: readonly Field[] = []

function ownField(row: Field, before: readonly Field[]): OwnField {
  const isTested = row.owners.some((one) => one === 'Comparison') && row.field !== 'Comment'
  const excludedBefore = before.flatMap(({ field, excludes }) => (excludes?.includes(row.field) ? [field] : []))
  return {
    row,
    member: memberOf(row.heldAs ?? row.field),
    heldAs: row.heldAs,
    hasInside: row.holds.kind === 'states' || row.holds.kind === 'node' || row.holds.kind === 'nodes',
    isTested,
    only: row.languages.length === 1 ? row.languages[0] : undefined,
    orJsonata: 'orJsonata' in row.holds,
    isConditional: !isTested && (excludedBefore.length > 0 || row.onlyWhen !== undefined),
    excludedBefore,
  }
}
