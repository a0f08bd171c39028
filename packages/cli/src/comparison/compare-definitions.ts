import type { Definition, Json, JsonObject } from '@stepwright/asl'
import { decide, derivePolicy, needsOf, pseudoParameters, requestsOf } from '@stepwright/iam'
import type { Change, Consequence, MachineDiff } from './change.js'
import { compareMachines } from './compare-machines.js'
import { compareValues } from './compare-values.js'

/** All that differs between two definitions, and what comes of it for executions that run and for those who start them. */
export function compareDefinitions(before: Definition, after: Definition): MachineDiff {
  const permissions = permissionChanges(before, after)
  const input = inputChanges(before.inputSchema, after.inputSchema)
  const type: readonly Change[] = before.type === after.type ? [] : [{ kind: 'changed', area: 'machine', path: 'Type', before: before.type, after: after.type }]
  return {
    name: after.name,
    changes: [...type, ...compareMachines(before.machine, after.machine), ...input, ...permissions],
    consequences: [...(type.length > 0 ? [replaced] : []), ...withdrawn(before, after), ...refused(before.inputSchema, after.inputSchema)],
  }
}

function permissionChanges(before: Definition, after: Definition): readonly Change[] {
  const [old, found] = [grantsOf(before), grantsOf(after)]
  return [
    ...[...old].filter((grant) => !found.has(grant)).map((grant): Change => ({ kind: 'removed', area: 'permission', before: grant })),
    ...[...found].filter((grant) => !old.has(grant)).map((grant): Change => ({ kind: 'added', area: 'permission', after: grant })),
  ]
}

/** `lambda:InvokeFunction on arn:…`, each call on each resource. */
function grantsOf(definition: Definition): ReadonlySet<string> {
  const { value } = derivePolicy(definition, pseudoParameters)
  const grants = (value?.Statement ?? []).flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) => Resource.map((resource) => `${action} on ${resource}${Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`}`)),
  )
  return new Set(grants.sort())
}

function inputChanges(before: JsonObject | undefined, after: JsonObject | undefined): readonly Change[] {
  if (before === undefined || after === undefined) return []
  return compareValues(comparable(before), comparable(after)).map(({ path, ...values }) => ({
    kind: values.before === undefined ? 'added' : values.after === undefined ? 'removed' : 'changed',
    area: 'input',
    path,
    ...values,
  }))
}

const requiredOf = (schema: JsonObject): readonly string[] => (Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : [])

function comparable({ $id: _id, title: _title, ...schema }: JsonObject): JsonObject {
  return { ...schema, required: Object.fromEntries(requiredOf(schema).map((name): [string, Json] => [name, true])) }
}

const replaced: Consequence = {
  affects: 'running executions',
  sentence: 'the type of a state machine cannot be changed, so it is replaced: executions of the one that is deleted end with their next transition',
  url: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html',
}

/** Running executions keep their definition and their role's ARN; what the role may do is asked at every call. */
function withdrawn(before: Definition, after: Definition): readonly Consequence[] {
  const policy = derivePolicy(after, pseudoParameters).value
  const needed = requestsOf(needsOf(before, pseudoParameters).needs)
  const requests = needed.filter((request) => policy === undefined || decide([policy], request) !== 'allowed')
  const { timeoutSeconds } = before.machine
  const until = typeof timeoutSeconds === 'number' ? `, at most ${timeoutSeconds} seconds` : ''
  const calls = new Map(requests.map(({ action, resource, need }) => [`${action} on ${resource}`, need]))
  return [...calls].map(([call, { state, phase }]) => ({
    affects: 'running executions',
    sentence: `they keep the old definition, which needs, ${placeOf(phase, state)}, ${call}: leave that in the role until they have ended${until}`,
    url: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html',
  }))
}

const placeOf = (phase: string, state: string): string => (phase === 'machine' ? 'as a whole' : `in state "${state}"`)

function refused(before: JsonObject | undefined, after: JsonObject | undefined): readonly Consequence[] {
  if (before === undefined || after === undefined) return []
  const known = new Set(requiredOf(before))
  return requiredOf(after)
    .filter((name) => !known.has(name))
    .map((name) => ({
      affects: 'callers',
      sentence: `the input needs "${name}" now`,
      url: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html',
    }))
}
