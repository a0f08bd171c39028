import type { Pointer } from '../source/pointer.js'

/** What every node of the tree has. Of a node that was read, members without a value are there too, and `undefined`. */
export interface NodeBase {
  /** Address of this node in the document it was read from or will be written to. */
  readonly pointer: Pointer
  /** What stands in it and could not be understood; a diagnostic tells of each. */
  readonly unknown?: readonly Unknown[]
}

/** What was found where something else belongs: a state without a type, a field that its owner does not have, a list that is none. */
export interface Unknown {
  readonly kind: 'Unknown'
  readonly pointer: Pointer
  /** The name of the state or field; the index in a list. */
  readonly name: string
  /** As it was read: any JSON value. */
  readonly value: unknown
}

/** A text in which the deployment puts in a value: `${Name}`. It may stand where a number or a word belongs. */
export type Placeholder = `${string}\${${string}}${string}`
