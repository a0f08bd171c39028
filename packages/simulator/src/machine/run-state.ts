import type { Json } from '@stepwright/asl'
import type { CatcherDocument, ResilientFields, RetrierDocument, StateDocument } from '../data/document.js'
import type { Later } from '../data/later.js'
import { failed, type Failure, type Settled } from '../data/settled.js'
import type { Exit, Visit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import { historyIsFull } from '../languages/failures.js'
import { attempt } from '../states/attempt.js'
import { recover } from '../states/recover.js'
import { rest } from '../states/rest.js'

/** Runs a state until it is left: attempts, waits between them, and the exit by a catcher. */
export function runState(state: StateDocument, visit: Visit): Later<Settled<Exit>> {
  const resilience = resilienceOf(state)
  visit.thread.step()
  return resilience === undefined ? attempt(state, withChance(visit)) : runResilient(state, visit, resilience)
}

async function runResilient(state: StateDocument, visit: Visit, resilience: ResilientFields): Promise<Settled<Exit>> {
  const counts = new Map<RetrierDocument, number>()
  const { execution, thread } = visit
  for (let retries = 0; ; retries++) {
    if (retries > 0) thread.step()
    const known = execution.diary?.failed(thread.at())
    const exit = known === undefined ? await attempt(state, withChance(withRetryCount(visit, retries))) : failed(known.failure)
    if (exit.ok) return exit
    if (known !== undefined) thread.skip(known.passed)
    const recovery = recover(resilience, exit.failure, counts, execution.chance.random)
    if (recovery !== undefined && 'retryAfter' in recovery) {
      if (execution.isFull()) return failed(historyIsFull)
      execution.cover(recovery.retrier)
      if (known === undefined) execution.diary?.fail(thread.at(), { failure: exit.failure, passed: thread.pass() })
      await rest(visit, recovery.retryAfter, ' retry')
      continue
    }
    // recorded: a Map that is tried again has not failed yet, and one that ends the execution by `States.Runtime` never says so
    if ((state.Type === 'Map' || state.Type === 'Parallel') && exit.failure.final !== true) thread.record(`${state.Type}StateFailed`)
    if (recovery !== undefined) execution.cover(recovery.catcher)
    return recovery === undefined ? exit : exitBy(recovery.catcher, visit, exit.failure)
  }
}

function exitBy(catcher: CatcherDocument, visit: Visit, { error = '', cause = '' }: Failure): Later<Settled<Exit>> {
  // Cause is there even when it is empty: recorded, see `timeouts` in the conformance cases
  const errorOutput: Json = { Error: error, Cause: cause }
  return dialectOf(visit).leave(visit, catcher, { value: errorOutput, errorOutput, merges: 'error' })
}

function resilienceOf(state: StateDocument): ResilientFields | undefined {
  return state.Type === 'Task' || state.Type === 'Map' || state.Type === 'Parallel' ? state : undefined
}

function withChance(visit: Visit): Visit {
  const { execution, thread } = visit
  return execution.chanceAt === undefined ? visit : { ...visit, execution: { ...execution, chance: execution.chanceAt(thread.at()) } }
}

/** Only states that can be retried have a RetryCount: recorded, the context object of a Pass has none. */
function withRetryCount(visit: Visit, retries: number): Visit {
  return { ...visit, context: { ...visit.context, State: { ...visit.context.State, RetryCount: retries } } }
}
