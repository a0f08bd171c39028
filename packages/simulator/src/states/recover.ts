import type { CatcherDocument, ResilientFields, RetrierDocument } from '../data/document.js'
import type { Failure } from '../data/settled.js'

/** What comes after a failed attempt: another one, an exit by a catcher, or nothing. */
export type Recovery = { readonly retryAfter: number } | { readonly catcher: CatcherDocument } | undefined

/**
 * What Retry and Catch make of a failure. `counts` remembers how often each retrier has been used during this visit.
 *
 * The first retrier that names the error decides, also when it has no attempts left: catchers are next then, not other
 * retriers. A delay with jitter counts in full, the longest that AWS may take.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function recover(state: ResilientFields, failure: Failure, counts: Map<RetrierDocument, number>): Recovery {
  if (failure.final === true) return undefined
  const retrier = state.Retry?.find(({ ErrorEquals }) => names(ErrorEquals, failure))
  if (retrier !== undefined) {
    const used = counts.get(retrier) ?? 0
    counts.set(retrier, used + 1)
    if (used < (retrier.MaxAttempts ?? 3)) return { retryAfter: delayOf(retrier, used) }
  }
  const catcher = state.Catch?.find(({ ErrorEquals }) => names(ErrorEquals, failure))
  return catcher === undefined ? undefined : { catcher }
}

function delayOf({ IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY }: RetrierDocument, used: number): number {
  return Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds)
}

/** `States.Runtime` cannot be caught, not even by name; recorded: `scenarios-base-scenarios-catch-states-runtime`. */
function names(errorEquals: readonly string[], { error }: Failure): boolean {
  if (error === 'States.Runtime') return false
  return errorEquals.some((name) => name === error || name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout'))
}
