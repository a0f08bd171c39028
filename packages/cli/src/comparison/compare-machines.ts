import { isObject, writeMachine, type Json, type JsonObject, type StateMachine } from '@stepwright/asl'
import type { Change, ChangeArea } from './change.js'
import { compareValues, type Difference } from './compare-values.js'
import { matchStates } from './match-states.js'
import { placedStates, type PlacedState } from './placed-state.js'

/** What differs between two machines, state by state. A state's new name counts once, not wherever it is gone to. */
export function compareMachines(before: StateMachine, after: StateMachine): readonly Change[] {
  const { kept, added, removed } = matchStates(placedStates(before), placedStates(after))
  const newNames = new Map(kept.map(([old, found]) => [old.state.name, found.state.name]))
  const gone = removed.map(({ state, document }): Change => ({ kind: 'removed', area: 'state', state: state.name, before: document }))
  const come = added.map(({ state, document }): Change => ({ kind: 'added', area: 'state', state: state.name, after: document }))
  return [...machineChanges(before, after, newNames), ...gone, ...come, ...kept.flatMap(([old, found]) => stateChanges(old, found, newNames))]
}

type NewNames = ReadonlyMap<string, string>

function machineChanges(before: StateMachine, after: StateMachine, newNames: NewNames): readonly Change[] {
  const [{ States: _old, ...old }, { States: _found, ...found }] = [writeMachine(before), writeMachine(after)]
  return compareValues(renamed(old, newNames), found).map((difference) => changeOf(difference, undefined))
}

function stateChanges(old: PlacedState, found: PlacedState, newNames: NewNames): readonly Change[] {
  const { name } = found.state
  const owner = old.owner === undefined ? undefined : (newNames.get(old.owner) ?? old.owner)
  const changes = compareValues(renamed(old.document, newNames), found.document).map((difference) => changeOf(difference, name))
  return [
    ...(old.state.name === name ? [] : [{ kind: 'renamed', area: 'state', state: name, before: old.state.name, after: name } as const]),
    ...(owner === found.owner ? [] : [{ kind: 'moved', area: 'state', state: name, before: owner ?? null, after: found.owner ?? null } as const]),
    ...changes,
  ]
}

/** A document in which every target is called as in the new machine. Only values in these places are names of states. */
function renamed(value: Json, newNames: NewNames, top = true): Json {
  if (Array.isArray(value)) return value.map((item: Json) => renamed(item, newNames, false))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, member]) => {
      if (targets.has(name) && typeof member === 'string') return [name, newNames.get(member) ?? member]
      return [name, top && !holders.has(name) ? member : renamed(member, newNames, false)]
    }),
  )
}

const targets: ReadonlySet<string> = new Set(['Next', 'Default', 'StartAt'])
const holders: ReadonlySet<string> = new Set(['Choices', 'Catch', 'Branches', 'ItemProcessor'])

function changeOf({ path, ...values }: Difference, state: string | undefined): Change {
  const kind = values.before === undefined ? 'added' : values.after === undefined ? 'removed' : 'changed'
  return { kind, area: areaOf(path, state), ...(state === undefined ? {} : { state }), path, ...values }
}

function areaOf(path: string, state: string | undefined): ChangeArea {
  const field = /^\w+/.exec(path)?.[0] ?? ''
  if (/(^|\.)Comment$/.test(path) && !data.has(field)) return 'comment'
  if (flow.has(field)) return 'flow'
  if (state === undefined) return 'machine'
  return data.has(field) ? 'data' : 'task'
}

const flow: ReadonlySet<string> = new Set(['Next', 'End', 'Default', 'StartAt', 'Choices', 'Catch', 'Branches', 'Type'])
const data: ReadonlySet<string> = new Set([
  ...['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector', 'Result', 'Assign', 'Output', 'Arguments'],
  ...['Items', 'ItemsPath', 'ItemSelector', 'ItemReader', 'ItemBatcher', 'ResultWriter', 'QueryLanguage', 'Error', 'ErrorPath', 'Cause', 'CausePath'],
])
