import { child, diagnostic, fieldsOf, isJsonataString, jsonataBody, nearName, sortDiagnostics } from '@stepwright/asl'
import { parseJsonata } from '@stepwright/asl/jsonata'
import type { Diagnostic, Field, Json, JsonObject, Owner, Pointer, StateType } from '@stepwright/asl'
import { checkShape } from './check-shape.js'
import { notYet } from './not-yet.js'

/**
 * Compares a document with the field table, before anything runs. Empty when all of it can be run; else an error for each
 * thing that the simulator does not know (`run/unsupported`) or that AWS would refuse as well (`run/malformed-machine`).
 */
export function checkMachine(document: JsonObject, { name }: { readonly name: string }): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const language = document['QueryLanguage'] ?? 'JSONPath'
  checkNode({
    owner: 'StateMachine',
    node: document,
    at: '',
    language,
    scope: {},
    subject: 'the machine',
    report: (at, code, message, help) =>
      found.push(diagnostic({ code, message, location: { source: name, pointer: at, anchor: 'value' }, ...(help === undefined ? {} : { help }) })),
  })
  return sortDiagnostics(found)
}

/** A node, and how it is talked about. */
interface Place {
  readonly owner: Owner
  readonly node: JsonObject
  readonly at: Pointer
  readonly language: Json
  /** The states that a state's name may mean here. */
  readonly scope: JsonObject
  /** `state "Charge"`, or `the machine` above all states. */
  readonly subject: string
  readonly report: (at: Pointer, code: Code, message: string, help?: string) => void
}

type Code = 'run/unsupported' | 'run/malformed-machine'

function checkNode(place: Place): void {
  const { owner, node } = place
  const scope = isObject(node['States']) ? node['States'] : place.scope
  const inScope = { ...place, scope }
  for (const [field, value] of Object.entries(node)) {
    const row = fieldsOf(owner).find((candidate) => candidate.field === field)
    if (row === undefined) reportUnknown(place, field)
    else checkField(row, value, inScope)
  }
  for (const row of fieldsOf(owner, 'JSONata')) checkPresence(row, place)
}

function checkField(row: Field, value: Json, place: Place): void {
  const { owner, subject, report } = place
  const at = child(place.at, row.field)
  if (!row.languages.includes('JSONata')) return report(at, 'run/unsupported', `${subject} has "${row.field}", a field of JSONPath`, jsonataOnly)
  const missing = notYet.find((one) => one.owner === owner && one.field === row.field)
  if (missing !== undefined) return report(at, 'run/unsupported', `${subject} has "${row.field}", which is not simulated yet`, missing.help)
  if (owner === 'ProcessorConfig' && value === 'DISTRIBUTED') {
    return report(at, 'run/unsupported', `${subject} has "Mode" DISTRIBUTED, which is not simulated yet`, 'simulate it with "Mode": "INLINE"')
  }
  const expected = checkShape(row.holds, value)
  if (expected !== undefined) return report(at, 'run/malformed-machine', `"${row.field}" of ${subject} is ${JSON.stringify(value)}, not ${expected}`)
  if (row.holds.kind === 'state-name') return checkTarget(row.field, String(value), { ...place, at })
  if (row.holds.kind === 'states') return checkStates(value, { ...place, at })
  if (row.holds.kind === 'node') return checkInner(row.holds.owner, value, { ...place, at })
  if (row.holds.kind === 'nodes' && Array.isArray(value)) {
    const { owner: inner } = row.holds
    return value.forEach((item: Json, index) => checkInner(inner, item, { ...place, at: child(at, index) }))
  }
  checkExpressions(value, { ...place, at })
}

const jsonataOnly = 'write the state in JSONata: JSONPath is not simulated yet'

function checkInner(owner: Owner, value: Json, place: Place): void {
  if (isObject(value)) checkNode({ ...place, owner, node: value })
}

function checkStates(states: Json, place: Place): void {
  for (const [name, state] of Object.entries(isObject(states) ? states : {})) {
    const at = child(place.at, name)
    const subject = `state "${name}"`
    const type = isObject(state) ? state['Type'] : undefined
    if (!isObject(state) || !isStateType(type)) {
      place.report(at, 'run/malformed-machine', `${subject} has no "Type" that exists`, `set "Type" to one of ${stateTypes.join(', ')}`)
      continue
    }
    const language = state['QueryLanguage'] ?? place.language
    if (language !== 'JSONata') {
      place.report(at, 'run/unsupported', `${subject} is written in JSONPath, by its own "QueryLanguage" or the machine's`, jsonataOnly)
      continue
    }
    checkNode({ ...place, owner: type, node: state, at, subject })
  }
}

function checkTarget(field: string, target: string, { subject, scope, at, report }: Place): void {
  if (Object.hasOwn(scope, target)) return
  const near = nearName(target, Object.keys(scope))
  report(at, 'run/malformed-machine', `"${field}" of ${subject} names "${target}", which does not exist`, near === undefined ? undefined : `use "${near}"`)
}

function checkPresence({ field, required, excludes = [] }: Field, { node, subject, at, report }: Place): void {
  const others = excludes.filter((other) => Object.hasOwn(node, other))
  if (Object.hasOwn(node, field)) {
    // each pair is in the table twice; said once
    for (const other of others.filter((one) => field < one)) report(at, 'run/malformed-machine', `${subject} has both "${field}" and "${other}"`)
    return
  }
  if (required === 'always') report(at, 'run/malformed-machine', `${subject} has no "${field}"`)
  // of a group of which one is required, the first by name speaks
  if (required === 'unless-excluded' && others.length === 0 && excludes.every((other) => field < other)) {
    report(at, 'run/malformed-machine', `${subject} has neither "${field}" nor ${excludes.map((other) => `"${other}"`).join(' nor ')}`)
  }
}

/** AWS takes no machine with an expression that does not parse. */
function checkExpressions(value: Json, place: Place): void {
  if (isJsonataString(value)) {
    const { problem } = parseJsonata(jsonataBody(value))
    if (problem !== undefined) place.report(place.at, 'run/malformed-machine', `an expression of ${place.subject} does not parse: ${problem.message}`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) checkExpressions(member as Json, { ...place, at: child(place.at, key) })
  }
}

function reportUnknown({ owner, subject, at, report }: Place, field: string): void {
  const names = fieldsOf(owner, 'JSONata').map((row) => row.field)
  const near = nearName(field, names)
  report(child(at, field), 'run/unsupported', `${subject} has "${field}", which is no field of a ${owner}`, near === undefined ? undefined : `use "${near}"`)
}

const stateTypes = ['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map', 'Succeed', 'Fail'] as const satisfies readonly StateType[]
const isStateType = (type: Json | undefined): type is StateType => stateTypes.some((one) => one === type)
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
