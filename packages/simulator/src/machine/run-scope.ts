import { invariant, type Json, type JsonObject } from '@stepwright/asl'
import type { Group } from '../data/clock.js'
import type { ContextObject } from '../data/context.js'
import type { ScopeDocument } from '../data/document.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Execution } from '../states/visit.js'
import { historyIsFull, runState } from './run-state.js'

/** What a scope starts with. */
export interface ScopeEntry {
  readonly input: Json
  /** Those of the scopes around it; its own are added to a copy, so that they end with it. */
  readonly variables: JsonObject
  readonly context: ContextObject
  readonly group: Group
  readonly execution: Execution
}

/** Runs the states of a machine, branch or item processor from StartAt to an end. */
export async function runScope(scope: ScopeDocument, entry: ScopeEntry): Promise<Settled<Json>> {
  const { context, group, execution } = entry
  let { input, variables } = entry
  let name: string | undefined = scope.StartAt
  while (name !== undefined) {
    const state = scope.States[name]
    invariant(state !== undefined, `a checked machine goes to "${name}", which does not exist`)
    if (!execution.enter(name)) return failed(historyIsFull)
    const State = { EnteredTime: new Date(execution.clock.milliseconds).toISOString(), Name: name }
    const exit = await runState(state, { name, input, variables, context: { ...context, State }, group, execution })
    if (!exit.ok) return exit
    variables = { ...variables, ...exit.value.assign }
    input = exit.value.output
    name = exit.value.next
  }
  return settled(input)
}
