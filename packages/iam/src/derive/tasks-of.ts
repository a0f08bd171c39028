import type { Definition, MapState, QueryLanguage, State, TaskState } from '@stepwright/asl'

/** A state that calls AWS, and the query language it is written in. */
export interface Caller<S extends State> {
  readonly state: S
  readonly language: QueryLanguage
}

/** Every Task of a machine, at every level, in the order of the document. */
export function tasksOf(definition: Definition): Caller<TaskState>[] {
  return statesOf(definition).flatMap((caller) => (caller.state.kind === 'Task' ? [{ ...caller, state: caller.state }] : []))
}

/** Every Map that starts child executions of its own. */
export function distributedMapsOf(definition: Definition): Caller<MapState>[] {
  return statesOf(definition).flatMap((caller) =>
    caller.state.kind === 'Map' && caller.state.itemProcessor.processorConfig?.mode === 'DISTRIBUTED'
      ? [{ ...caller, state: caller.state }]
      : [],
  )
}

function statesOf({ machine }: Definition): Caller<State>[] {
  // a state that names no language takes the machine's, never that of a Map or Parallel round it
  const language = machine.queryLanguage ?? 'JSONPath'
  return machine.states.flatMap(withInner).map((state) => ({ state, language: state.queryLanguage ?? language }))
}

function withInner(state: State): State[] {
  if (state.kind === 'Parallel') return [state, ...state.branches.flatMap(({ states }) => states.flatMap(withInner))]
  if (state.kind === 'Map') return [state, ...state.itemProcessor.states.flatMap(withInner)]
  return [state]
}
