import type { Pointer } from './pointer.js'
import type { TextPlace } from './text-node.js'
import type { TextProblem } from './text-problem.js'

/** A way of writing values: JSON, or YAML once it is loaded. */
export interface Syntax {
  readonly name: 'json' | 'yaml'
  /** Never throws; what cannot be read is a problem. */
  readonly parse: (text: string) => ParsedText
}

/** What a text says. */
export interface ParsedText {
  /** `undefined` when there is nothing to go on with. */
  readonly value: unknown
  readonly problems: readonly TextProblem[]
  /** Where a value stands. The first call may have to read the text again. */
  readonly find: (pointer: Pointer) => TextPlace
}
