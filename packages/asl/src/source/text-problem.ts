import type { Pointer } from './pointer.js'
import type { Span } from './span.js'

/** Something in a text that its syntax does not allow, or that nobody means. It is read all the same, as far as it goes. */
export interface TextProblem {
  readonly kind: TextProblemKind
  /** Of the value, or of what it stands in. */
  readonly pointer: Pointer
  readonly span: Span
  /** The culprit as it is written, or what the parser of the library said. */
  readonly detail: string
  /** Where the same key stood first. */
  readonly first?: Span
}

export type TextProblemKind =
  | 'empty'
  | 'comment'
  | 'trailing-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'unexpected'
  | 'unclosed'
  | 'unclosed-string'
  | 'bad-escape'
  | 'control-character'
  | 'single-quotes'
  | 'bare-word'
  | 'text-after-end'
  | 'duplicate-key'
  | 'too-deep'
  | 'too-many-aliases'
  | 'unreadable-yaml'

/** After so many, what follows is noise. */
export const mostProblems = 20

/**
 * Levels of objects and arrays in one another. AWS does not say where TOO_DEEPLY_NESTED begins; 200 Parallels in one another
 * need 800. Deeper texts are refused, so that nothing that walks a document can run out of stack.
 */
export const deepest = 2000
