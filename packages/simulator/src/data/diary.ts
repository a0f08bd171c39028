import type { Passed } from '../events/thread.js'
import type { Failure } from './settled.js'

/** What an execution that may outlive its process remembers, by place (`Thread.at`). */
export interface Diary {
  /** When this place was first reached: milliseconds since the epoch. */
  readonly since: (at: string) => number
  /** What an attempt failed with that is tried again. */
  readonly failed: (at: string) => FailedAttempt | undefined
  readonly fail: (at: string, attempt: FailedAttempt) => void
}

export interface FailedAttempt {
  readonly failure: Failure
  readonly passed: Passed
}
