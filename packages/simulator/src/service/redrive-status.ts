import { mostEvents } from '../machine/most-events.js'
import type { ExecutionRecord } from './records.js'
import { storedEvents } from './saved-events.js'
import type { World } from './world.js'

/** Whether an execution can be redriven; if it cannot, why. */
export interface RedriveStatus {
  readonly status: 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN'
  readonly reason?: string
}

/**
 * The reasons are those that DescribeExecution lists.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function redriveStatusOf({ options, now }: World, { arn, status, stopped = 0, started, mapRun }: ExecutionRecord): RedriveStatus {
  const not = (reason: string): RedriveStatus => ({ status: 'NOT_REDRIVABLE', reason })
  if (status === 'RUNNING' || status === 'SUCCEEDED') return not(`Execution is ${status} and cannot be redriven`)
  // the redrive is an event of its own, and there must be room for one more
  if (storedEvents(options.store, arn).length >= mostEvents.STANDARD - 1) return not('Execution history event limit exceeded')
  if (now() - started > longestLife) return not('Execution has exceeded the max execution time')
  if (now() - stopped > longestPause) return not('Execution redrivable period exceeded')
  return mapRun === undefined ? { status: 'REDRIVABLE' } : { status: 'REDRIVABLE_BY_MAP_RUN' }
}

/** A year and 14 days, in milliseconds. */
const longestLife = 365 * 86_400_000
const longestPause = 14 * 86_400_000
