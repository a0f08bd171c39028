import type { ChoiceRule } from './choice-rule.js'
import type { ItemBatcher, ItemReader, ReaderConfig, ResultWriter, WriterConfig } from './distributed-map.js'
import type { Placeholder, Unknown } from './node.js'
import type { QueryLanguage } from './query-language.js'
import type { Catcher, Retrier } from './retrier.js'
import type { Branch, ItemProcessor, ProcessorConfig, Scope, State } from './state.js'

/** A whole state machine. @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
export interface StateMachine extends Scope {
  readonly kind: 'StateMachine'
  readonly queryLanguage?: QueryLanguage
  readonly version?: string
  /** For the whole execution. */
  readonly timeoutSeconds?: number | Placeholder
}

/** Any node of the tree. */
export type Node =
  | StateMachine
  | State
  | ChoiceRule
  | Retrier
  | Catcher
  | Branch
  | ItemProcessor
  | ProcessorConfig
  | ItemReader
  | ReaderConfig
  | ItemBatcher
  | ResultWriter
  | WriterConfig
  | Unknown

/** The name of a kind of node. */
export type NodeKind = Node['kind']

/** The node of one kind. */
export type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>
