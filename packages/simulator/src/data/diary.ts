import type { Json } from '@stepwright/asl'

/** What an execution that may outlive its process remembers of the state of its outermost scope in which it stands, by place (`Thread.at`). */
export interface Diary {
  /** When this place was first reached: milliseconds since the epoch. */
  readonly since: (at: string) => number
  /** The result of a branch or item that succeeded before the execution was redriven. */
  readonly succeeded: (at: string) => { readonly result: Json } | undefined
  readonly succeed: (at: string, result: Json) => void
}
