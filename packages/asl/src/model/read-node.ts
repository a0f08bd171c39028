import type { Field, Owner } from '../fields/field.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { ownFieldsOf, type OwnField } from '../fields/row-of.js'
import { invariant } from '../diagnostics/invariant.js'
import { child, type Pointer } from '../source/pointer.js'
import { blankNodes } from './blank-nodes.js'
import { checkField } from './check-field.js'
import { checkPresence } from './check-presence.js'
import { isObject, type Json, type JsonObject } from './json.js'
import type { Unknown } from './node.js'
import { schemaFailed as aws, type Place } from './place.js'
import { checkTest, readComparison } from './read-comparison.js'
import { readNamedState } from './read-named-state.js'

/** The members of a node, by the name they have in the model. */
export type Members = Readonly<Record<string, unknown>>

/**
 * Reads one object as its rows in the field table say. All that is wrong in it is reported; what cannot be held is among
 * the node's `unknown`; what the model requires and the document lacks is empty. A state has a `name`.
 */
export function readNode(place: Place, name?: string): Members {
  const { owner, document, pointer } = place
  const unknown: Unknown[] = []
  // one object is filled: there is one for everything in a machine
  const node = blankNode(owner, pointer, name)
  const own = ownFieldsOf(owner)
  let conditional: OwnField[] | undefined
  for (const field of Object.keys(document)) {
    if (field === 'Type' && name !== undefined) continue
    const value = document[field] as Json
    const known = own.get(field)
    if (known?.isConditional === true) (conditional ??= []).push(known)
    const heldAs = known?.heldAs
    // of an old name and a new one, which shut each other out, the new one counts
    const isReplaced = heldAs !== undefined && Object.hasOwn(document, heldAs)
    if (!checkField(known, field, value, place) || known === undefined || isReplaced) unknown.push(unknownAt(place, field, value))
    else if (owner !== 'ChoiceRule' || !known.isTested) node[known.member] = known.hasInside ? readInside(known.row, value, place, unknown) : value
  }
  checkPresence(place, conditional)
  fillMembers(owner, pointer, node)
  if (owner === 'ChoiceRule') Object.assign(node, readRule(place))
  if (unknown.length > 0) node['unknown'] = unknown
  return node
}

function blankNode(owner: Owner, pointer: Pointer, name = ''): Record<string, unknown> {
  invariant(owner !== 'Comparison', 'a test is no node')
  return blankNodes[owner](pointer, name)
}

/** The fields of a test are held in `comparison`. */
function readRule(place: Place): Members {
  const { document, language } = place
  const tested = 'And' in document || 'Or' in document || 'Not' in document || 'Variable' in document
  if (!tested && ('Condition' in document || language === 'JSONata')) return { condition: document['Condition'] ?? null }
  if (language !== 'JSONata') checkTest(place)
  return { comparison: readComparison(place) }
}

/** What a field holds in which states or nodes stand. */
function readInside({ field, holds }: Field, value: Json, place: Place, unknown: Unknown[]): unknown {
  if (holds.kind === 'states') return readStates(value, place, unknown)
  if (holds.kind !== 'node' && holds.kind !== 'nodes') return value
  const pointer: Pointer = `${place.pointer}/${field}`
  if (holds.kind === 'node' && isObject(value)) return readNode(inside(place, holds.owner, value, pointer, `the ${field} of ${place.subject}`))
  if (holds.kind !== 'nodes' || !Array.isArray(value)) return value
  const items: Members[] = []
  let index = -1
  for (const item of value as readonly Json[]) {
    index++
    const at: Pointer = `${pointer}/${index}`
    const subject = `${nouns[holds.owner] ?? holds.owner} ${index + 1} of ${place.subject}`
    if (isObject(item)) {
      items.push(readNode(inside(place, holds.owner, item, at, subject)))
      continue
    }
    unknown.push({ kind: 'Unknown', pointer: at, name: String(index), value: item })
    if (!isPlaceholder(item)) place.report({ code: 'schema/wrong-type', aws, pointer: at, anchor: 'value', message: `${subject} is no object`, help: holds.owner === 'Branch' ? 'write { "StartAt": …, "States": { … } }' : 'write { … }' })
  }
  return items
}

/** The place of an object inside. */
function inside({ language, machine, unwired, report }: Place, owner: Owner, document: JsonObject, pointer: Pointer, subject: string): Place {
  return { owner, document, pointer, subject, language, machine, unwired, report }
}

const nouns: { readonly [O in Owner]?: string } = { ChoiceRule: 'rule', Retrier: 'retrier', Catcher: 'catcher', Branch: 'branch' }

function readStates(value: Json, place: Place, unknown: Unknown[]): readonly Members[] {
  const states: Members[] = []
  if (!isObject(value)) return states
  const around = child(place.pointer, 'States')
  for (const name of Object.keys(value)) {
    const document = value[name] as Json
    const pointer = child(around, name)
    const state = readNamedState(name, document, pointer, place, readNode)
    if (state === undefined) unknown.push({ kind: 'Unknown', pointer, name, value: document })
    else states.push(state)
  }
  return states
}

const unknownAt = ({ pointer }: Place, field: string, value: Json): Unknown => ({ kind: 'Unknown', pointer: child(pointer, field), name: field, value })

/** Fills in the members that each node of its kind has: empty where the document lacks them, which has been reported. */
function fillMembers(owner: Owner, pointer: Pointer, node: Record<string, unknown>): void {
  for (const { row: { field, holds }, member } of filledIn(owner)) {
    if (node[member] !== undefined) continue
    if (holds.kind === 'nodes' || holds.kind === 'states' || holds.kind === 'error-names') node[member] = []
    else if (holds.kind === 'one-of') node[member] = holds.values[0]
    else if (holds.kind !== 'node') node[member] = ''
    else {
      const inner = blankNode(holds.owner, child(pointer, field))
      fillMembers(holds.owner, child(pointer, field), inner)
      node[member] = inner
    }
  }
}

/** Worked out once for each owner. */
function filledIn(owner: Owner): readonly OwnField[] {
  let found = filled.get(owner)
  if (found === undefined) filled.set(owner, (found = [...ownFieldsOf(owner).values()].filter(({ row }) => isFilledIn(row))))
  return found
}

const filled = new Map<Owner, readonly OwnField[]>()
const isFilledIn = ({ field, required, heldAs }: Field): boolean => (required === 'always' || field === 'ItemProcessor') && heldAs === undefined && field !== 'Type' && field !== 'Condition'
