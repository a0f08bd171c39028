import type { Assignment, IntrinsicCall, Literal, NodeKind, NodeOf, Site, State, VariableRead } from '@stepwright/asl'
import type { JsonataFacts } from '@stepwright/asl/jsonata'
import type { Place, ScopeNode } from './place.js'

/** What a rule does at the nodes of each kind, and at what the analyses find in them. `State` and `Scope` stand for several kinds. */
export type Handlers = { readonly [K in NodeKind]?: (node: NodeOf<K>, place: Place) => void } & {
  /** A state of any type, before the handler of its type. */
  readonly State?: (state: State, place: Place) => void
  /** The machine, a branch or an item processor, before the handler of its kind. */
  readonly Scope?: (scope: ScopeNode, place: Place) => void
  /** A text that is computed: all, those in JSONata, and calls of intrinsic functions. Called when the nodes are done, like all below. */
  readonly Site?: (site: Site) => void
  readonly Jsonata?: (site: Site, facts: JsonataFacts) => void
  readonly Intrinsic?: (site: Site, call: IntrinsicCall) => void
  /** A string in a field that is not computed. */
  readonly Literal?: (literal: Literal) => void
  /** A place where a variable is read, and one where it is given a value. */
  readonly VariableRead?: (read: VariableRead) => void
  readonly Assignment?: (assignment: Assignment) => void
}
