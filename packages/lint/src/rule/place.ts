import type { Branch, Definition, ItemProcessor, MapState, ParallelState, QueryLanguage, State, StateMachine } from '@stepwright/asl'

/** States that see only each other. */
export type ScopeNode = StateMachine | Branch | ItemProcessor

/** Where a node stands. */
export interface Place {
  /** That of the state the node is or belongs to, else of the machine; `undefined` when a placeholder decides. */
  readonly language: QueryLanguage | undefined
  /** The innermost scope; of a scope, it itself. */
  readonly scope: ScopeNode
  /** The state that the node is or belongs to. */
  readonly state: State | undefined
  /** The states around, outermost first. */
  readonly around: readonly (ParallelState | MapState)[]
  /** How the execution runs that comes by here; `undefined` when a placeholder decides. */
  readonly type: Definition['type'] | undefined
}
