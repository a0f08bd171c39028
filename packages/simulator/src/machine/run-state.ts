import type { Json } from '@stepwright/asl'
import type { CatcherDocument, ResilientFields, RetrierDocument, StateDocument } from '../data/document.js'
import { failed, type Failure, type Settled } from '../data/settled.js'
import { attempt } from '../states/attempt.js'
import { leave } from '../states/leave.js'
import { recover } from '../states/recover.js'
import type { Exit, Visit } from '../states/visit.js'

/** Runs a state until it is left: attempts, waits between them, and the exit by a catcher. */
export async function runState(state: StateDocument, visit: Visit): Promise<Settled<Exit>> {
  const counts = new Map<RetrierDocument, number>()
  const resilience = resilienceOf(state)
  for (let retries = 0; ; retries++) {
    const exit = await attempt(state, resilience === undefined ? visit : withRetryCount(visit, retries))
    if (exit.ok) return exit
    const recovery = recover(resilience ?? {}, exit.failure, counts)
    if (recovery === undefined) return exit
    if ('catcher' in recovery) return exitBy(recovery.catcher, visit, exit.failure)
    if (!visit.execution.step()) return failed(historyIsFull)
    await visit.execution.clock.sleep(recovery.retryAfter, visit.group)
  }
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

function exitBy(catcher: CatcherDocument, visit: Visit, { error = '', cause = '' }: Failure): Promise<Settled<Exit>> {
  // Cause is there even when it is empty: recorded, see `timeouts` in the conformance cases
  const errorOutput: Json = { Error: error, Cause: cause }
  return leave(catcher, visit, { value: errorOutput, extras: { errorOutput } })
}

function resilienceOf(state: StateDocument): ResilientFields | undefined {
  return state.Type === 'Task' || state.Type === 'Map' || state.Type === 'Parallel' ? state : undefined
}

/** Only states that can be retried have a RetryCount: recorded, the context object of a Pass has none. */
function withRetryCount(visit: Visit, retries: number): Visit {
  return { ...visit, context: { ...visit.context, State: { ...visit.context.State, RetryCount: retries } } }
}
