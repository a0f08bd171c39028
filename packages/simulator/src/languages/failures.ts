import { failed, type Failure, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'

/**
 * The words that AWS puts before a reason. The number is that of the event by which the state was entered; a state that is
 * tested by itself was entered by none, and its reasons stand alone (recorded).
 */
export function causeAt({ name, entered }: Visit, reason: string): string {
  return entered === 0 ? reason : `An error occurred while executing the state '${name}' (entered at the event id #${entered}). ${reason}`
}

/** A failure of JSONPath or of a value that it found: nothing catches it. */
export function runtimeFailure(visit: Visit, reason: string, error = 'States.Runtime'): Settled<never> {
  return failed({ error, cause: causeAt(visit, reason), ...(error === 'States.Runtime' ? { final: true } : {}) })
}

/**
 * A failure of JSONata or of a value that it yielded, which is an event of its own. Recorded: what fails before anything else
 * happened in the state follows the event before the state, unless it is `after` the state's entry.
 */
export function queryFailure(visit: Visit, reason: string, { location, after }: { readonly location?: string; readonly after?: 'entry' } = {}): Settled<never> {
  const { entered, before, thread, name } = visit
  const error = 'States.QueryEvaluationError'
  const cause = causeAt(visit, reason)
  if (after === undefined && thread.last() === entered) thread.follow(before)
  thread.record('EvaluationFailed', { error, cause, state: name, ...(location === undefined ? {} : { location }) })
  return failed({ error, cause })
}

/**
 * Recorded by users: https://cloudonaut.io/step-functions-pitfall-maximum-number-of-history-events/
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-history-limit.html
 */
export const historyIsFull: Failure = {
  error: 'States.Runtime',
  cause: 'The execution reached the maximum number of history events (25000).',
  final: true,
}
