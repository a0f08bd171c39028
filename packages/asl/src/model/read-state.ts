import type { Field, Owner, StateOwner } from '../fields/field.js'
import { fieldsOf, memberOf } from '../fields/fields.js'
import { child, type Pointer } from '../source/pointer.js'
import type { Comparison } from './choice-rule.js'
import type { Json, JsonObject } from './json.js'
import type { State } from './state.js'

/** A state read from its document, and the fields in it that were left out because they cannot be read. */
export interface ReadState {
  readonly state: State
  readonly unread: readonly UnreadField[]
}

/** A field that its owner does not have, or that does not hold the list or object it must. */
export interface UnreadField {
  readonly pointer: Pointer
  readonly field: string
  readonly wanted: 'another name' | 'a list' | 'an object'
  /** The fields that the owner has. */
  readonly known: readonly string[]
}

/**
 * Reads the document of one state as it stands; what its fields hold is not checked. `undefined` when its Type is none
 * of the eight.
 */
export function readState(name: string, document: JsonObject, pointer: Pointer): ReadState | undefined {
  const type = document.Type
  if (typeof type !== 'string' || !isStateOwner(type)) return undefined
  const unread: UnreadField[] = []
  const state = { ...readNode(type, document, pointer, unread), name }
  // The table makes the members, so the model's type is met as far as the document is sound.
  return { state: state as unknown as State, unread }
}

const stateTypes: readonly StateOwner[] = ['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map', 'Succeed', 'Fail']
const isStateOwner = (type: string): type is StateOwner => stateTypes.some((known) => known === type)

function readNode(owner: Owner, document: JsonObject, pointer: Pointer, unread: UnreadField[]): Readonly<Record<string, unknown>> {
  const rows = new Map(fieldsOf(owner).map((row) => [row.field, row]))
  const comparison = owner === 'ChoiceRule' && !('Condition' in document) ? { comparison: readComparison(document) } : {}
  const members: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(document)) {
    if (field === 'Type') continue
    const row = rows.get(field)
    const address = child(pointer, field)
    const wanted = row === undefined ? 'another name' : wantedOf(row, value)
    if (row === undefined || wanted !== undefined) unread.push({ pointer: address, field, wanted: wanted ?? 'another name', known: [...rows.keys()] })
    else members[memberOf(field)] = readValue(row, value, address, unread)
  }
  return { kind: owner, pointer, ...members, ...comparison }
}

function wantedOf({ holds }: Field, value: Json): 'a list' | 'an object' | undefined {
  if (holds.kind === 'nodes') return Array.isArray(value) && value.every(isObject) ? undefined : 'a list'
  if (holds.kind === 'states') return isObject(value) && Object.values(value).every(isObject) ? undefined : 'an object'
  return holds.kind !== 'node' || isObject(value) ? undefined : 'an object'
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

function readValue({ holds }: Field, value: Json, pointer: Pointer, unread: UnreadField[]): unknown {
  switch (holds.kind) {
    case 'states':
      return Object.entries(value as JsonObject).flatMap(([name, state]) => {
        const read = readState(name, state as JsonObject, child(pointer, name))
        if (read === undefined) unread.push({ pointer: child(pointer, name, 'Type'), field: 'Type', wanted: 'another name', known: stateTypes })
        unread.push(...(read?.unread ?? []))
        return read === undefined ? [] : [read.state]
      })
    case 'node':
      return readNode(holds.owner, value as JsonObject, pointer, unread)
    case 'nodes':
      return (value as readonly JsonObject[]).map((item, place) => readNode(holds.owner, item, child(pointer, place), unread))
    default:
      return value
  }
}

function readComparison(document: JsonObject): Comparison {
  const { And, Or, Not } = document
  if (Array.isArray(And)) return { and: And.filter(isObject).map(readComparison) }
  if (Array.isArray(Or)) return { or: Or.filter(isObject).map(readComparison) }
  if (isObject(Not)) return { not: readComparison(Not) }
  const { Variable, Next: _next, Comment: _comment, Assign: _assign, Output: _output, ...test } = document
  const [operator = '', value = null] = Object.entries(test)[0] ?? []
  return { variable: String(Variable), operator, value }
}
