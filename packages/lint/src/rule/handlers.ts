import type { NodeKind, NodeOf, State } from '@stepwright/asl'
import type { Place, ScopeNode } from './place.js'

/** What a rule does at the nodes of each kind. `State` and `Scope` stand for several kinds. */
export type Handlers = { readonly [K in NodeKind]?: (node: NodeOf<K>, place: Place) => void } & {
  /** A state of any type, before the handler of its type. */
  readonly State?: (state: State, place: Place) => void
  /** The machine, a branch or an item processor, before the handler of its kind. */
  readonly Scope?: (scope: ScopeNode, place: Place) => void
}
