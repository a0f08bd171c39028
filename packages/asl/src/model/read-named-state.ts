import type { FieldLanguage, StateOwner } from '../fields/field.js'
import { fieldsOf } from '../fields/fields.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { rowOf } from '../fields/row-of.js'
import { nearName } from '../source/near-name.js'
import { child, type Pointer } from '../source/pointer.js'
import { fieldIn, isObject, type Json, type JsonObject } from './json.js'
import { schemaFailed as aws, type Place } from './place.js'

const stateTypes = ['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map', 'Succeed', 'Fail'] as const satisfies readonly StateOwner[]

/** Reads a state of `scope` that stands at `pointer`, by way of `readNode`; `undefined`, and reported, when its type cannot be told. */
export function readNamedState(
  name: string,
  document: Json,
  pointer: Pointer,
  scope: Pick<Place, 'machine' | 'unwired' | 'report'>,
  readNode: (place: Place, name: string) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const { machine, unwired, report } = scope
  // written out member by member, here and in readNode: a spread for each of thousands of states took a tenth of the time for reading
  const place = { machine, unwired, report, pointer, subject: `state "${name}"` }
  checkName(name, place)
  if (isPlaceholder(document)) return undefined
  if (!isObject(document)) {
    const stray = rowOf('StateMachine', name) !== undefined
    place.report({
      code: 'schema/wrong-type', aws, pointer, anchor: stray ? 'key' : 'value',
      message: stray ? `"${name}" stands among the states, where it counts as one` : `state "${name}" is no object`,
      help: stray ? `move "${name}" up, beside "States"` : 'write { "Type": … }',
    })
    return undefined
  }
  const type = fieldIn(document, 'Type')
  if (!isStateType(type)) {
    reportType(document, place)
    return undefined
  }
  return readNode({ owner: type, document, pointer, subject: place.subject, language: languageIn(document, place), machine, unwired, report }, name)
}

const known: ReadonlySet<Json | undefined> = new Set<Json>(stateTypes)
const isStateType = (type: Json | undefined): type is StateOwner => known.has(type)

/** 1 to 80 characters (measured). @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
function checkName(name: string, { pointer, report }: Pick<Place, 'pointer' | 'report'>): void {
  if (name === '') report({ code: 'schema/empty-name', aws: 'INVALID_STATE_NAME', pointer, anchor: 'key', message: 'a state has the empty name ""', help: 'name it' })
  if (name.length <= 80) return
  const shortened = `${name.slice(0, 30)}…`
  report({
    code: 'schema/excessive-length', aws: 'INVALID_STATE_NAME', pointer, anchor: 'key',
    message: `the name of state "${shortened}" has ${name.length} characters, more than 80`,
    help: 'shorten it, and say the rest in "Comment"',
  })
}

/**
 * The language of a state: its own or else the machine's, never that of the state around it. Only the word JSONPath makes it
 * JSONPath; a machine in JSONata has no states in JSONPath, and such a state is told of that only (measured).
 */
function languageIn(document: JsonObject, { machine, subject, pointer, report }: Pick<Place, 'machine' | 'subject' | 'pointer' | 'report'>): FieldLanguage | undefined {
  const own = fieldIn(document, 'QueryLanguage')
  if (own === undefined) return machine
  if (isPlaceholder(own)) return undefined
  if (own !== 'JSONPath') return 'JSONata'
  if (machine !== 'JSONata') return 'JSONPath'
  report({
    code: 'schema/query-language-downgrade', aws, pointer: child(pointer, 'QueryLanguage'), anchor: 'value',
    message: `${subject} is in JSONPath, and the machine in JSONata`,
    help: 'write the state in JSONata, or set "QueryLanguage": "JSONata" on each other state instead of on the machine',
    note: 'a machine in JSONPath may have states in JSONata, but not the reverse',
  })
  return undefined
}

function reportType(document: JsonObject, { subject, pointer, report }: Pick<Place, 'subject' | 'pointer' | 'report'>): void {
  const type = fieldIn(document, 'Type')
  if (type === undefined) {
    const guess = guessType(document)
    report({
      code: 'schema/missing-field', aws, pointer, anchor: 'key',
      message: `${subject} has no "Type"`,
      help: guess === undefined ? `add "Type": one of ${stateTypes.join(', ')}` : `add "Type": "${guess.type}" (it has "${guess.because}")`,
    })
    return
  }
  const near = typeof type === 'string' ? nearName(type, stateTypes) : undefined
  report({
    code: 'schema/unknown-value', aws, pointer: child(pointer, 'Type'), anchor: 'value',
    message: `"Type" of ${subject} is ${type === null ? 'null' : typeof type === 'object' ? 'no word' : JSON.stringify(type)}, which is no type of state`,
    help: near === undefined ? `write one of ${stateTypes.join(', ')}` : `use "${near}"`,
  })
}

/** The only type that has one of the fields. */
function guessType(document: JsonObject): { readonly type: StateOwner; readonly because: string } | undefined {
  for (const because of Object.keys(document)) {
    const [type, ...others] = stateTypes.filter((owner) => fieldsOf(owner).some(({ field }) => field === because))
    if (type !== undefined && others.length === 0) return { type, because }
  }
  return undefined
}
