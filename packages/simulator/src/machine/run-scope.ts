import { invariant, type Json, type JsonObject, type QueryLanguage } from '@stepwright/asl'
import { stateEvents } from '../events/state-events.js'
import type { Thread } from '../events/thread.js'
import { isCancelled, type Group } from '../data/clock.js'
import type { ContextObject } from '../data/context.js'
import type { ScopeDocument } from '../data/document.js'
import { withinLimit } from '../data/payload-limit.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Execution, Visit } from '../data/visit.js'
import { historyIsFull } from '../languages/failures.js'
import { runState } from './run-state.js'

/** What a scope starts with. */
export interface ScopeEntry {
  readonly input: Json
  /** Those of the scopes around it; its own are added to a copy, so that they end with it. */
  readonly variables: JsonObject
  /** Of states that do not say otherwise. */
  readonly language: QueryLanguage
  readonly context: ContextObject
  readonly group: Group
  readonly execution: Execution
  readonly thread: Thread
  /** Is told the variables whenever they change. */
  readonly remember?: (variables: JsonObject) => void
}

/** Runs the states of a machine, branch or item processor to an end: from StartAt, or from where its thread stood. */
export async function runScope(scope: ScopeDocument, entry: ScopeEntry): Promise<Settled<Json>> {
  const { context, group, execution, thread, language } = entry
  const { Execution, StateMachine } = context
  const { place } = thread
  if (place !== undefined && place.state === undefined) return settled(place.input)
  let input = place === undefined ? entry.input : place.input
  let own = place?.variables ?? noVariables
  let variables = place === undefined ? entry.variables : { ...entry.variables, ...own }
  let name: string | undefined = place?.state ?? scope.StartAt
  let isThere = place !== undefined
  while (name !== undefined) {
    const state = scope.States[name]
    invariant(state !== undefined, 'a checked machine goes to a state that does not exist')
    if (!isThere) thread.arrive?.({ state: name, input, variables: own })
    isThere = false
    if (execution.clock.breathe !== undefined) await execution.clock.breathe(group)
    if (execution.isFull()) return failed(historyIsFull)
    // the first event of all leads to nothing: recorded, the first state follows event 0
    if (thread.last() === 1) thread.follow(0)
    const before = thread.last()
    const { entered: enters, exited } = stateEvents[state.Type]
    const entered = thread.record(enters, { name, input })
    if (execution.isFull()) return failed(historyIsFull)
    const State = { EnteredTime: timeText(thread.arrive === undefined ? execution.clock.milliseconds : thread.timeOf(entered)), Name: name }
    execution.enter(name)
    execution.cover(state)
    const visit: Visit = { name, language: state.QueryLanguage ?? language, input, variables, context: { Execution, StateMachine, State }, group, execution, thread, entered, before }
    const later = runState(state, visit)
    const exit = later instanceof Promise ? await later : later
    // where lines are remembered, one that was cancelled meanwhile gets no further
    if (thread.arrive !== undefined && isCancelled(group)) await execution.clock.breathe?.(group)
    if (!exit.ok) return exit
    const { output, assign, next } = exit.value
    // what is handed on as it came has been measured before
    const allowed = output === input ? exit : withinLimit(output, name)
    if (!allowed.ok) return allowed
    const assigns = hasMembers(assign)
    if (exited !== undefined) thread.record(exited, assigns ? { name, output, assignedVariables: assign } : { name, output })
    if (assigns) {
      variables = { ...variables, ...assign }
      own = { ...own, ...assign }
      entry.remember?.(variables)
    }
    input = output
    name = next
  }
  thread.arrive?.({ input, variables: noVariables })
  return settled(input)
}

const noVariables: JsonObject = {}

function hasMembers(object: JsonObject): boolean {
  for (const _ in object) return true
  return false
}

let [lastMilliseconds, lastText] = [Number.NaN, '']

/** Written once for all states that are entered at the same moment, which are most. */
function timeText(milliseconds: number): string {
  if (milliseconds !== lastMilliseconds) [lastMilliseconds, lastText] = [milliseconds, new Date(milliseconds).toISOString()]
  return lastText
}
