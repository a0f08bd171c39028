import type { MapState, ParallelState, Scope, State } from '../model/state.js'
import type { StateMachine } from '../model/state-machine.js'

/** A scope of a machine: the machine's own, a branch's or an item processor's, and where it stands. */
export interface ScopePlace {
  readonly scope: Scope
  /** The scope around it, and the state of that scope which runs this one. */
  readonly outer: { readonly place: ScopePlace; readonly state: ParallelState | MapState } | undefined
  /** How many scopes stand around it. */
  readonly depth: number
  readonly states: ReadonlyMap<string, State>
  /** States that could not be understood, by name, as they were read. */
  readonly unknownStates: ReadonlyMap<string, unknown>
}

/** All scopes of a machine, each before those inside it, in the order of the text. */
export function scopesOf(machine: StateMachine): readonly ScopePlace[] {
  const places: ScopePlace[] = []
  const waiting: ScopePlace[] = [placeOf(machine, undefined)]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    places.push(place)
    const inner: ScopePlace[] = []
    for (const state of place.scope.states) for (const scope of scopesIn(state)) inner.push(placeOf(scope, { place, state: state as ParallelState | MapState }))
    waiting.push(...inner.reverse())
  }
  return places
}

/** The scopes that a state runs: the branches of a Parallel, the item processor of a Map. */
export function scopesIn(state: State): readonly Scope[] {
  if (state.kind === 'Parallel') return state.branches
  return state.kind === 'Map' ? [state.itemProcessor] : []
}

/** Whether a scope runs as executions of its own, which see neither the variables nor the history of the one around them. */
export function isDistributed(scope: Scope): boolean {
  return 'processorConfig' in scope && (scope.processorConfig as { readonly mode?: string } | undefined)?.mode === 'DISTRIBUTED'
}

function placeOf(scope: Scope, outer: ScopePlace['outer']): ScopePlace {
  const states = new Map<string, State>()
  for (const state of scope.states) states.set(state.name, state)
  return {
    scope,
    outer,
    depth: outer === undefined ? 0 : outer.place.depth + 1,
    states,
    unknownStates: scope.unknown === undefined ? noStates : unknownStatesIn(scope),
  }
}

const noStates: ReadonlyMap<string, unknown> = new Map()

function unknownStatesIn({ pointer: around, unknown = [] }: Scope): ReadonlyMap<string, unknown> {
  // an Unknown at …/States/<name> is a state; those at the scope's own fields are not
  const prefix = `${around}/States/`
  return new Map(unknown.filter(({ pointer }) => pointer.startsWith(prefix)).map(({ name, value }) => [name, value]))
}
