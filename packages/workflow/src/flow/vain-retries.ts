import type { Problem } from '../steps/recorder.js'
import type { RetryRule } from './step-options.js'

/**
 * Retry rules for errors of Lambda at a task of another service, which never fails with one of them. Whoever answers a task's token may name any
 * error, and so may the worker of an activity.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function vainRetries(resource: string, rules: RetryRule | readonly RetryRule[] | undefined): Pick<Problem, 'code' | 'severity' | 'message' | 'help' | 'note'>[] {
  const [, service] = /^arn:[^:]+:states:::(?:aws-sdk:)?([^:.]+):[^.]+(?:\.sync(?::2)?)?$/.exec(resource) ?? []
  if (service === undefined || service === 'lambda') return []
  return [rules ?? []].flat().flatMap(({ on }) => {
    const vain = [on].flat().filter((error) => error.startsWith('Lambda.'))
    if (vain.length === 0) return []
    return {
      code: 'flow/vain-retry',
      severity: 'warning',
      message: `a retry waits for ${vain.length === 1 ? `"${vain[0]}"` : `"${vain[0]}" and ${vain.length - 1} more like it`}, which only Lambda fails with`,
      help: `retry what ${service} fails with: retry.taskFailed(), or the names of its errors`,
      note: 'a task fails with the errors of the service that it calls',
    }
  })
}
