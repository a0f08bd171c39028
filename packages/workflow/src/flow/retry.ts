import type { RetryRule } from './step-options.js'

/** How often and when, in place of what a preset says. */
export type RetryTimes = Partial<Omit<RetryRule, 'on'>>

/**
 * Retry rules that have a name. Nothing retries by itself: a step has the rules that it is given.
 *
 * @example
 * flow.lambda('Charge', { FunctionName: 'charge' }, { retry: retry.lambdaService() })
 */
export const retry = {
  /**
   * Errors of the Lambda service that pass by themselves, throttling among them: six more attempts from two seconds on, twice as long each time.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
   */
  lambdaService: (times: RetryTimes = {}): RetryRule => ({
    on: ['Lambda.ClientExecutionTimeoutException', 'Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException', 'Lambda.TooManyRequestsException'],
    interval: '2 seconds',
    attempts: 6,
    backoff: 2,
    jitter: 'FULL',
    ...times,
  }),

  /**
   * The task ran out of its time, or of heartbeats.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
   */
  timeout: (times: RetryTimes = {}): RetryRule => ({ on: ['States.Timeout', 'States.HeartbeatTimeout'], interval: '1 second', attempts: 2, backoff: 2, ...times }),

  /** Whatever a task failed with, time-outs aside. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
  taskFailed: (times: RetryTimes = {}): RetryRule => ({ on: 'States.TaskFailed', interval: '2 seconds', attempts: 3, backoff: 2, jitter: 'FULL', ...times }),
} as const
