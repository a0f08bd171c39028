import type { Circumstance, Field } from '../fields/field.js'
import { fieldsOf } from '../fields/fields.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { child } from '../source/pointer.js'
import { schemaFailed as aws, type Place } from './place.js'

/** Reports fields that are missing, that shut each other out, and that may stand in other circumstances only. */
export function checkPresence(place: Place): void {
  const rows = fieldsOf(place.owner)
  const said = new Set<string>()
  for (const row of rows) {
    // the parts of a test go by rules of their own: checkTest
    if (row.owners.includes('Comparison')) continue
    if (Object.hasOwn(place.document, row.field)) checkStanding(row, rows, place)
    else if (isNeeded(row, place)) checkMissing(row, place, said)
  }
}

/** One of both languages, or of the one that is spoken. */
function isNeeded({ field, languages, required }: Field, { language, unwired }: Place): boolean {
  if (required === undefined || (unwired && (field === 'Next' || field === 'End'))) return false
  return languages.length === 2 || (language !== undefined && languages.includes(language))
}

function checkStanding({ field, onlyWhen }: Field, rows: readonly Field[], { document, subject, pointer, report }: Place): void {
  // each pair is in the table twice, and said once: at the second of the two
  const earlier = rows.slice(0, rows.findIndex((row) => row.field === field))
  const other = earlier.find((row) => row.excludes?.includes(field) && Object.hasOwn(document, row.field))?.field
  if (other !== undefined) {
    report({
      code: 'schema/conflicting-fields', aws, pointer: child(pointer, field), anchor: 'key',
      message: `${subject} has both "${other}" and "${field}"`,
      help: `keep one of "${other}" and "${field}"`,
    })
  }
  if (onlyWhen === undefined || mayHold(onlyWhen, document)) return
  report({
    code: 'schema/conflicting-fields', aws, pointer: child(pointer, field), anchor: 'key',
    message: `${subject} has "${field}", which stands beside "${onlyWhen.field}": "${onlyWhen.is}" only`,
    help: `remove "${field}", or set "${onlyWhen.field}" to "${onlyWhen.is}"`,
  })
}

function checkMissing(row: Field, place: Place, said: Set<string>): void {
  const { document, subject, pointer, report, owner } = place
  const others = [...(row.excludes ?? []), ...(typeof row.required === 'object' && 'unless' in row.required ? row.required.unless : [])]
  const alternatives = row.required === 'always' ? [] : others.filter((name) => name !== row.field)
  if (alternatives.some((name) => Object.hasOwn(document, name))) return
  if (typeof row.required === 'object' && 'when' in row.required && !holds(row.required.when, document)) return
  // what does its work in the other language is reported as such
  if (fieldsOf(owner).some(({ field, counterpart }) => counterpart === row.field && Object.hasOwn(document, field))) return
  const names = [row.field, ...alternatives].filter((name) => inLanguage(name, place)).sort()
  if (said.has(names.join())) return
  said.add(names.join())
  report({ code: 'schema/missing-field', aws, pointer, anchor: 'key', ...wordMissing(row, names, subject) })
}

function wordMissing(row: Field, names: readonly string[], subject: string): { readonly message: string; readonly help: string } {
  const circumstance = typeof row.required === 'object' && 'when' in row.required ? row.required.when : undefined
  if (circumstance !== undefined) {
    const beside = `"${circumstance.field}"${circumstance.is === undefined ? '' : `: "${circumstance.is}"`}`
    return { message: `${subject} has ${beside} without "${row.field}"`, help: `add "${row.field}"` }
  }
  if (names.length === 1) return { message: `${subject} has no "${row.field}"`, help: `add "${row.field}"` }
  if (names.join() === 'End,Next') return { message: `${subject} has neither "Next" nor "End"`, help: 'name the next state in "Next", or set "End": true' }
  const listed = names.map((name) => `"${name}"`)
  return {
    message: `${subject} has none of ${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`,
    help: `add ${typeof row.required === 'object' ? 'at least ' : ''}one of them`,
  }
}

function inLanguage(name: string, { owner, language }: Place): boolean {
  return fieldsOf(owner, language).some(({ field }) => field === name)
}

const valueOf = ({ field, byDefault }: Circumstance, document: Place['document']): unknown => document[field] ?? byDefault

const holds = (circumstance: Circumstance, document: Place['document']): boolean =>
  circumstance.is === undefined ? Object.hasOwn(document, circumstance.field) : valueOf(circumstance, document) === circumstance.is

const mayHold = (circumstance: Circumstance, document: Place['document']): boolean =>
  holds(circumstance, document) || isPlaceholder(valueOf(circumstance, document))
