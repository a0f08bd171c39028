import type { Json, JsonObject, StateType } from '@stepwright/asl'
import type { Clock, Group } from '../data/clock.js'
import type { ContextObject } from '../data/context.js'
import type { ScopeDocument, StateDocumentOf } from '../data/document.js'
import type { TaskCall } from '../data/run.js'
import type { Settled } from '../data/settled.js'

/** What a type of state does in one visit. */
export type Behaviour<T extends StateType> = (state: StateDocumentOf<T>, visit: Visit) => Promise<Settled<Exit>>

/** One attempt of a state: what it was given, and what surrounds it. */
export interface Visit {
  readonly name: string
  readonly input: Json
  /** All that are visible, by name: those of this scope and of the scopes around it. */
  readonly variables: JsonObject
  readonly context: ContextObject
  readonly group: Group
  readonly execution: Execution
}

/** How a state is left. */
export interface Exit {
  readonly output: Json
  /** Variables that change when the state has been left. */
  readonly assign: JsonObject
  /** Absent at the end of the scope. */
  readonly next: string | undefined
}

/** What the states of one execution share. */
export interface Execution {
  readonly clock: Clock
  /** Counts a retry; false when the execution has taken as many steps as it may. */
  readonly step: () => boolean
  /** Notes that a state is entered, which is a step too. */
  readonly enter: (state: string) => boolean
  /** Runs the states of a branch or item to their end. Its variables are lost with it; the outer ones can be read. */
  readonly runScope: (scope: ScopeDocument, outer: Visit, input: Json, group: Group) => Promise<Settled<Json>>
  /** Calls a task, and notes that it did. */
  readonly call: (call: TaskCall, context: ContextObject) => Promise<Settled<Json>>
}
