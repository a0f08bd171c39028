import type { Duration } from '../values/duration.js'
import type { Arg } from '../values/expression.js'

/** When and how often a failed step is tried again. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface RetryRule {
  /** Names of errors, such as `'States.Timeout'` or `'Lambda.TooManyRequestsException'`. */
  readonly on: string | readonly string[]
  /** Before the first retry; AWS waits 1 second when left out. */
  readonly interval?: Duration
  /** AWS tries 3 times more when left out; 0 means never. */
  readonly attempts?: number
  /** By how much the interval grows with each retry; AWS doubles it when left out. */
  readonly backoff?: number
  /** The longest interval. */
  readonly maxDelay?: Duration
  /** `FULL` waits a random part of the interval. */
  readonly jitter?: 'FULL' | 'NONE'
}

/** Options of any step. */
export interface StepOptions {
  /** Written into the state's `Comment`. */
  readonly comment?: string
}

/** Options of a step that can fail. */
export interface RetryOptions extends StepOptions {
  readonly retry?: RetryRule | readonly RetryRule[]
}

/** Options of a step that calls a service. */
export interface TaskOptions extends RetryOptions {
  /** The step fails with `States.Timeout` after this time. */
  readonly timeout?: Duration | Arg<number>
  /** The step fails with `States.HeartbeatTimeout` when no heartbeat came for this time. */
  readonly heartbeat?: Duration | Arg<number>
}

/** Options of `flow.map`. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
export interface MapOptions extends RetryOptions {
  /** How many items may run at once; 0 or nothing is no limit of yours (AWS then runs up to 40 in an inline Map). */
  readonly maxConcurrency?: Arg<number>
}
