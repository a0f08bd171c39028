import { scopesIn, writeState, type JsonObject, type Scope, type State, type StateMachine } from '@stepwright/asl'

/** A state, and where it stands. */
export interface PlacedState {
  readonly state: State
  /** The Map or Parallel state around it. */
  readonly owner: string | undefined
  /** Its fields, without the states inside it. */
  readonly document: JsonObject
}

/** All states of a machine, at every level, in the order of the text. */
export function placedStates(machine: StateMachine): readonly PlacedState[] {
  const inScope = (scope: Scope, owner: string | undefined): readonly PlacedState[] =>
    scope.states.flatMap((state) => [{ state, owner, document: documentOf(state) }, ...scopesIn(state).flatMap((inner) => inScope(inner, state.name))])
  return inScope(machine, undefined)
}

function documentOf(state: State): JsonObject {
  const { Branches, ItemProcessor, ...document } = writeState(state)
  const unread = Object.fromEntries((state.unknown ?? []).map(({ name, value }) => [name, value as JsonObject]))
  const inner = scopesIn(state)
  if (Branches !== undefined) return { ...document, ...unread, Branches: inner.map(({ startAt }) => ({ StartAt: startAt })) }
  if (ItemProcessor === undefined) return { ...document, ...unread }
  const { States: _states, ...processor } = ItemProcessor as JsonObject
  return { ...document, ...unread, ItemProcessor: processor }
}
