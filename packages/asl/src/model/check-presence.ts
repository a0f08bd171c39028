import type { Circumstance, Field } from '../fields/field.js'
import { fieldsOf } from '../fields/fields.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { neededBy, rowOf, type OwnField } from '../fields/row-of.js'
import { child } from '../source/pointer.js'
import { meantBy } from './check-field.js'
import { schemaFailed as aws, type Place } from './place.js'

/**
 * Reports fields that are missing, and of those that stand and are `conditional` the ones that shut each other out or may stand in other circumstances
 * only. A test has `checkTest` for that.
 */
export function checkPresence(place: Place, conditional: readonly OwnField[] | undefined): void {
  const { owner, document } = place
  if (conditional !== undefined) for (const own of conditional) checkStanding(own, place)
  let said: Set<string> | undefined
  for (const row of neededBy(owner)) {
    if (!Object.hasOwn(document, row.field) && isNeeded(row, place)) checkMissing(row, place, (said ??= new Set()))
  }
}

/** One of both languages, or of the one that is spoken. */
function isNeeded({ field, languages }: Field, { language, unwired }: Place): boolean {
  if (unwired && (field === 'Next' || field === 'End')) return false
  return languages.length === 2 || (language !== undefined && languages.includes(language))
}

function checkStanding({ row: { field, onlyWhen }, excludedBefore }: OwnField, { document, subject, pointer, report }: Place): void {
  const other = excludedBefore.find((name) => Object.hasOwn(document, name))
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
    message: `${subject} has "${field}", which belongs to "${onlyWhen.field}": "${onlyWhen.is}"`,
    help: `remove "${field}", or set "${onlyWhen.field}" to "${onlyWhen.is}"`,
  })
}

function checkMissing(row: Field, place: Place, said: Set<string>): void {
  const { document, subject, pointer, report, owner } = place
  // what nearly all have: the other of Next and End
  if (row.required !== 'always' && row.excludes?.some((name) => Object.hasOwn(document, name)) === true) return
  const others = [...(row.excludes ?? []), ...(typeof row.required === 'object' && 'unless' in row.required ? row.required.unless : [])]
  const alternatives = row.required === 'always' ? [] : others.filter((name) => name !== row.field)
  if (alternatives.some((name) => Object.hasOwn(document, name))) return
  if (typeof row.required === 'object' && 'when' in row.required && !holds(row.required.when, document)) return
  // a misspelt field, and one that does its work in the other language, is reported as such
  const meant = Object.keys(document).flatMap((field) => (rowOf(owner, field) === undefined ? [meantBy(field, place)] : []))
  if ([row.field, ...alternatives].some((name) => meant.includes(name))) return
  if (fieldsOf(owner).some(({ field, counterpart }) => counterpart === row.field && Object.hasOwn(document, field))) return
  const names = [...new Set([row.field, ...alternatives])].filter((name) => inLanguage(name, place) && rowOf(owner, name)?.replacedBy === undefined).sort()
  if (said.has(names.join())) return
  said.add(names.join())
  report({ code: 'schema/missing-field', aws, pointer, anchor: 'key', ...wordMissing(row, names, subject) })
}

function wordMissing(row: Field, names: readonly string[], subject: string): { readonly message: string; readonly help: string } {
  const circumstance = typeof row.required === 'object' && 'when' in row.required ? row.required.when : undefined
  if (circumstance !== undefined) {
    const beside = `"${circumstance.field}"${circumstance.is === undefined ? '' : `: "${circumstance.is}"`}`
    return { message: `${subject} has ${beside} without "${row.field}"`, help: helpToAdd(row) }
  }
  const [only = row.field] = names
  if (names.length <= 1) return { message: `${subject} has no "${only}"`, help: only === row.field ? helpToAdd(row) : `add "${only}"` }
  if (names.join() === 'End,Next') return { message: `${subject} has neither "Next" nor "End"`, help: 'name the next state in "Next", or set "End": true' }
  const listed = names.map((name) => `"${name}"`)
  return {
    message: `${subject} has none of ${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`,
    help: `add ${typeof row.required === 'object' ? 'at least ' : ''}one of them`,
  }
}

/** With what belongs there, for who has never written one. */
function helpToAdd({ field, holds }: Field): string {
  const words = holds.kind === 'one-of' ? holds.values.map((value) => `"${value}"`).join(' or ') : whatBelongs[field]
  return `add "${field}"${words === undefined ? '' : `: ${words}`}`
}

const whatBelongs: { readonly [field: string]: string } = {
  StartAt: 'the name of the state that runs first',
  States: 'an object with the states by their names',
  Resource: 'the ARN of what the task calls, such as "arn:aws:states:::lambda:invoke"',
  Choices: 'a list of rules, such as [{ "Variable": "$.total", "NumericGreaterThan": 100, "Next": "Review" }]',
  Branches: 'a list of what runs side by side, [{ "StartAt": …, "States": … }]',
  ItemProcessor: 'what runs for each item, { "StartAt": …, "States": … }',
  ErrorEquals: 'a list of error names, such as ["States.ALL"]',
  Next: 'the name of the state to go to',
  Parameters: 'the bucket and the beginning of the keys to write to, { "Bucket": …, "Prefix": … }',
  Arguments: 'the bucket and the beginning of the keys to write to, { "Bucket": …, "Prefix": … }',
  CSVHeaders: 'a list of the names of the columns',
}

function inLanguage(name: string, { owner, language }: Place): boolean {
  return fieldsOf(owner, language).some(({ field }) => field === name)
}

const valueOf = ({ field, byDefault }: Circumstance, document: Place['document']): unknown => document[field] ?? byDefault

const holds = (circumstance: Circumstance, document: Place['document']): boolean =>
  circumstance.is === undefined ? Object.hasOwn(document, circumstance.field) : valueOf(circumstance, document) === circumstance.is

const mayHold = (circumstance: Circumstance, document: Place['document']): boolean =>
  holds(circumstance, document) || isPlaceholder(valueOf(circumstance, document))
