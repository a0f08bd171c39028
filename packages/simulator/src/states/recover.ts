import type { CatcherDocument, ResilientFields, RetrierDocument } from '../data/document.js'
import type { Failure } from '../data/settled.js'

/** What comes after a failed attempt: another one, an exit by a catcher, or nothing. */
export type Recovery = { readonly retryAfter: number; readonly retrier: RetrierDocument; readonly index: number } | { readonly catcher: CatcherDocument; readonly index: number } | undefined

/**
 * What Retry and Catch make of a failure. `counts` remembers how often each retrier has been used during this visit;
 * `random` decides what a delay with full jitter is.
 *
 * The first retrier that names the error decides, also when it has no attempts left: catchers are next then, not other retriers.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function recover(state: ResilientFields, failure: Failure, counts: Map<RetrierDocument, number>, random: () => number): Recovery {
  if (failure.final === true) return undefined
  const retryIndex = state.Retry?.findIndex(({ ErrorEquals }) => names(ErrorEquals, failure)) ?? -1
  const retrier = state.Retry?.[retryIndex]
  if (retrier !== undefined) {
    const used = counts.get(retrier) ?? 0
    counts.set(retrier, used + 1)
    if (used < (retrier.MaxAttempts ?? 3)) return { retryAfter: delayOf(retrier, used, random), retrier, index: retryIndex }
  }
  const index = state.Catch?.findIndex(({ ErrorEquals }) => names(ErrorEquals, failure)) ?? -1
  const catcher = state.Catch?.[index]
  return catcher === undefined ? undefined : { catcher, index }
}

/** Seconds before the retrier's next attempt, when it has been used `used` times. */
export function delayOf(retrier: RetrierDocument, used: number, random: () => number): number {
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = longestDelay, JitterStrategy } = retrier
  const delay = Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds, longestDelay)
  return JitterStrategy === 'FULL' ? delay * random() : delay
}

/** Of IntervalSeconds and MaxDelaySeconds: 366 days, less a second. @see the page above */
const longestDelay = 31_622_399

/** `States.Runtime` cannot be caught, not even by name; recorded: `scenarios-base-scenarios-catch-states-runtime`. */
function names(errorEquals: readonly string[], { error, alias }: Failure): boolean {
  if (error === 'States.Runtime') return false
  return errorEquals.some(
    (name) => name === error || (alias !== undefined && name === alias) || name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout'),
  )
}
