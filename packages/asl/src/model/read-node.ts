import type { Field, Owner } from '../fields/field.js'
import { memberOf } from '../fields/fields.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { neededBy, rowOf } from '../fields/row-of.js'
import { child } from '../source/pointer.js'
import { checkField } from './check-field.js'
import { checkPresence } from './check-presence.js'
import { isObject, type Json } from './json.js'
import type { Unknown } from './node.js'
import { schemaFailed as aws, type Place } from './place.js'
import { checkTest, readComparison } from './read-comparison.js'
import { readNamedState } from './read-named-state.js'

/** The members of a node, by the name they have in the model. */
export type Members = Readonly<Record<string, unknown>>

/**
 * Reads one object as its rows in the field table say. All that is wrong in it is reported; what cannot be held is among
 * the node's `unknown`; what the model requires and the document lacks is empty.
 */
export function readNode(place: Place): Members {
  const { owner, document, pointer } = place
  const unknown: Unknown[] = []
  // one object is filled: there is one for everything in a machine
  const node: Record<string, unknown> = { kind: owner, pointer }
  for (const field of Object.keys(document)) {
    const value = document[field] as Json
    const row = rowOf(owner, field)
    if (row?.field === 'Type') continue
    // of an old name and a new one, which shut each other out, the new one counts
    const isReplaced = row?.heldAs !== undefined && Object.hasOwn(document, row.heldAs)
    if (!checkField(row, field, place) || row === undefined || isReplaced) unknown.push(unknownAt(place, field, value))
    else if (owner !== 'ChoiceRule' || !isTest(row)) node[memberOf(row.heldAs ?? field)] = readValue(row, value, place, unknown)
  }
  checkPresence(place)
  fillMembers(place, node)
  if (owner === 'ChoiceRule') Object.assign(node, readRule(place))
  if (unknown.length > 0) node['unknown'] = unknown
  return node
}

/** The fields of a test are held in `comparison`. */
const isTest = ({ owners, field }: Field): boolean => owners.some((one) => one === 'Comparison') && field !== 'Comment'

function readRule(place: Place): Members {
  const { document, language } = place
  const tested = ['And', 'Or', 'Not', 'Variable'].some((name) => name in document)
  if (!tested && ('Condition' in document || language === 'JSONata')) return { condition: document['Condition'] ?? null }
  if (language !== 'JSONata') checkTest(place)
  return { comparison: readComparison(place) }
}

function readValue({ field, holds }: Field, value: Json, place: Place, unknown: Unknown[]): unknown {
  if (holds.kind === 'states') return readStates(value, place, unknown)
  if (holds.kind !== 'node' && holds.kind !== 'nodes') return value
  const pointer = child(place.pointer, field)
  if (holds.kind === 'node' && isObject(value)) {
    return readNode({ ...place, owner: holds.owner, document: value, pointer, subject: `the ${field} of ${place.subject}` })
  }
  if (holds.kind !== 'nodes' || !Array.isArray(value)) return value
  return value.flatMap((item: Json, index) => {
    const inner = { ...place, owner: holds.owner, pointer: child(pointer, index), subject: `${nouns[holds.owner] ?? holds.owner} ${index + 1} of ${place.subject}` }
    if (isObject(item)) return [readNode({ ...inner, document: item })]
    unknown.push({ kind: 'Unknown', pointer: inner.pointer, name: String(index), value: item })
    if (!isPlaceholder(item)) {
      place.report({ code: 'schema/wrong-type', aws, pointer: inner.pointer, anchor: 'value', message: `${inner.subject} is no object`, help: 'write { … }' })
    }
    return []
  })
}

const nouns: { readonly [O in Owner]?: string } = { ChoiceRule: 'rule', Retrier: 'retrier', Catcher: 'catcher', Branch: 'branch' }

function readStates(value: Json, place: Place, unknown: Unknown[]): readonly Members[] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([name, document]) => {
    const pointer = child(place.pointer, 'States', name)
    const state = readNamedState(name, document, pointer, place, readNode)
    if (state === undefined) unknown.push({ kind: 'Unknown', pointer, name, value: document })
    return state === undefined ? [] : [state]
  })
}

const unknownAt = ({ pointer }: Place, field: string, value: Json): Unknown => ({ kind: 'Unknown', pointer: child(pointer, field), name: field, value })

/** Fills in the members that each node of its kind has: empty where the document lacks them, which has been reported. */
function fillMembers({ owner, pointer }: Pick<Place, 'owner' | 'pointer'>, node: Record<string, unknown>): void {
  for (const { field, required, holds, heldAs } of neededBy(owner)) {
    const always = required === 'always' || field === 'ItemProcessor'
    if (!always || heldAs !== undefined || field === 'Type' || field === 'Condition') continue
    const member = memberOf(field)
    if (member in node) continue
    if (holds.kind === 'nodes' || holds.kind === 'states' || holds.kind === 'error-names') node[member] = []
    else if (holds.kind === 'one-of') node[member] = holds.values[0]
    else if (holds.kind !== 'node') node[member] = ''
    else {
      const inner: Record<string, unknown> = { kind: holds.owner, pointer: child(pointer, field) }
      fillMembers({ owner: holds.owner, pointer: child(pointer, field) }, inner)
      node[member] = inner
    }
  }
}
