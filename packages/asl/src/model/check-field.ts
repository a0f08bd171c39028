import type { Fix } from '../diagnostics/diagnostic.js'
import type { Field, FieldLanguage, Owner } from '../fields/field.js'
import { fields, fieldsOf } from '../fields/fields.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { rowOf, type OwnField } from '../fields/row-of.js'
import { nearName } from '../source/near-name.js'
import { child } from '../source/pointer.js'
import { checkValue, complaintAbout, isExpression, isStructured } from './check-value.js'
import type { Json } from './json.js'
import { schemaFailed as aws, type Place } from './place.js'

/** Reports what is wrong with one field of `place`, apart from what stands inside. Whether its value can be held in the model. */
export function checkField(own: OwnField | undefined, field: string, value: Json | undefined, place: Place): boolean {
  if (own === undefined) {
    reportUnknown(field, place)
    return false
  }
  const { row } = own
  const { language } = place
  const strange = language !== undefined && own.only !== undefined && own.only !== language
  if (strange) reportLanguage(row, language, place)
  if (isPlaceholder(value)) return !isStructured(row.holds)
  if (own.orJsonata && (strange || language !== 'JSONPath') && isExpression(value)) return true
  const complaint = complaintAbout(row.holds, value, strange ? undefined : language)
  if (complaint === undefined) return true
  const { says, foreign, near, ...words } = complaint
  const at = child(place.pointer, field)
  const fixes: readonly Fix[] = near === undefined ? [] : [{ title: `write "${near}"`, kind: isSameWord(near, String(value)) ? 'safe' : 'review', edits: [{ pointer: at, value: near }] }]
  // one thing at a time: in the field of its own language it may be right
  if (!strange) place.report({ aws: row.aws ?? aws, ...words, message: `"${field}" of ${place.subject} ${says}`, pointer: at, anchor: 'value', fixes })
  return foreign !== true
}

/** The field that was probably meant by one that `owner` does not have. */
export function meantBy(field: string, { owner, language }: Pick<Place, 'owner' | 'language'>): string | undefined {
  const word = field.toLowerCase()
  const known = namesOf(owner, language)
  return known.find((name) => name.toLowerCase() === word) ?? nearName(field, known)
}

function namesOf(owner: Owner, language: FieldLanguage | undefined): readonly string[] {
  const key = `${owner} ${language ?? ''}`
  let found = names.get(key)
  if (found === undefined) names.set(key, (found = fieldsOf(owner, language).map((row) => row.field)))
  return found
}

const names = new Map<string, readonly string[]>()

function reportUnknown(field: string, place: Place): void {
  const { owner, subject, pointer, report } = place
  const near = meantBy(field, place)
  const others = near === undefined ? ownersOf(field) : []
  report({
    code: 'schema/unknown-field', aws, pointer: child(pointer, field), anchor: 'key',
    message: `${subject} has the field "${field}", which ${kindOf(owner)} does not have`,
    help: near === undefined ? `remove "${field}"` : `use "${near}"`,
    fixes: near !== undefined && canBe(near, field, place) ? [{ title: `rename it to "${near}"`, kind: isSameWord(near, field) ? 'safe' : 'review', edits: [{ pointer: child(pointer, field), rename: near }] }] : [],
    ...(others.length === 0 ? {} : { note: `"${field}" belongs to ${others.map((other) => words[other] ?? other).join(', ')}` }),
  })
}

const isSameWord = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Whether what stands in a misspelt field may stand in the field that is meant. What has an inside is left to its author. */
function canBe(meant: string, field: string, { owner, document, language }: Place): boolean {
  const row = rowOf(owner, meant)
  if (row === undefined || isStructured(row.holds) || row.holds.kind === 'state-name' || checkValue(row.holds, document[field], language) !== undefined) return false
  return ![meant, ...(row.excludes ?? [])].some((name) => Object.hasOwn(document, name))
}

const ownersOf = (field: string): readonly Owner[] => [...(owners.get(field) ?? [])]

const owners = new Map<string, Set<Owner>>()
for (const { field, owners: having } of fields) owners.set(field, new Set([...(owners.get(field) ?? []), ...having]))

/** `a Task`, `a retrier`. */
function kindOf(owner: Owner): string {
  const word = words[owner] ?? owner
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`
}

const words: { readonly [O in Owner]?: string } = {
  StateMachine: 'state machine',
  ChoiceRule: 'choice rule',
  Comparison: 'test inside a choice rule',
  Retrier: 'retrier',
  Catcher: 'catcher',
  Branch: 'branch',
}

function reportLanguage({ field, counterpart, languages }: Field, language: FieldLanguage, place: Place): void {
  const { document, owner, subject, pointer, report } = place
  // of a comparison, its subject speaks for the whole
  if (counterpart === 'Condition' && field !== 'Variable' && ['Variable', 'And', 'Or', 'Not'].some((name) => name !== field && name in document)) return
  const instead = counterpart === undefined ? undefined : rowOf(owner, counterpart)
  report({
    code: 'schema/other-query-language', aws, pointer: child(pointer, field), anchor: 'key',
    message: `${subject} has "${field}", a field of ${languages.join(' and ')}, in ${language}`,
    help: `${instead === undefined || instead.field in document ? `remove "${field}"` : `write it as "${instead.field}"`}${language === 'JSONPath' ? ', or set "QueryLanguage": "JSONata" on the state' : ''}`,
    note: `the query language is ${language} here: a state has that of the machine unless it has a "QueryLanguage" of its own`,
  })
}
