import type { Duration } from '../values/duration.js'
import { secondsOf } from '../values/duration.js'
import type { Problem } from '../steps/recorder.js'
import type { RetryOfStep } from '../steps/step.js'
import { toTree } from '../values/to-tree.js'
import type { Tree } from '../values/tree.js'
import type { RetryRule } from './step-options.js'

type Report = (problem: Pick<Problem, 'code' | 'message' | 'help'>) => void

/** A duration in seconds, or an expression that yields seconds. */
export function readTime(time: unknown, report: Report): Tree {
  if (typeof time !== 'string' && typeof time !== 'number') return toTree(time)
  return toTree(readSeconds(time as Duration, report))
}

/** Retry rules as AWS has them. */
export function readRetry(rules: RetryRule | readonly RetryRule[] | undefined, report: Report): RetryOfStep[] {
  return [rules ?? []].flat().map((rule): RetryOfStep => ({
    errorEquals: [rule.on].flat(),
    ...(rule.interval !== undefined && { intervalSeconds: readSeconds(rule.interval, report) }),
    ...(rule.attempts !== undefined && { maxAttempts: rule.attempts }),
    ...(rule.backoff !== undefined && { backoffRate: rule.backoff }),
    ...(rule.maxDelay !== undefined && { maxDelaySeconds: readSeconds(rule.maxDelay, report) }),
    ...(rule.jitter !== undefined && { jitterStrategy: rule.jitter }),
  }))
}

function readSeconds(duration: Duration, report: Report): number {
  const seconds = secondsOf(duration)
  if (seconds !== undefined) return seconds
  report({
    code: 'flow/unreadable-duration',
    message: `"${duration}" is no length of time`,
    help: 'write a whole number of seconds, or text such as "30 seconds", "5 minutes" or "2 days"',
  })
  return 1
}
