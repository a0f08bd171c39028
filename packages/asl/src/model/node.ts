import type { Pointer } from '../source/pointer.js'

/** What every node of the tree has. */
export interface NodeBase {
  /** Address of this node in the document it was read from or will be written to. */
  readonly pointer: Pointer
}
