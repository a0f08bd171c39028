/** `service:action` as it stands in a Resource, such as `codebuild:startBuild`. */
export type IntegrationId = `${string}:${string}`

/**
 * How Step Functions calls a service: it goes on when the call has returned, when the job it started has ended (`sync:2`
 * yields its output as JSON, not as a string), or when somebody hands the task token back. EXPRESS machines know
 * `request-response` only.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
 */
export type Pattern = 'request-response' | 'sync' | 'sync:2' | 'wait-for-task-token'

/**
 * One way to call a service from a Task state. Members marked `~` exist in types only: nothing stands there at run time.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export interface Task<Args, Result> {
  readonly integration: IntegrationId
  readonly pattern: Pattern
  /** What the state's Resource holds, such as `arn:aws:states:::codebuild:startBuild.sync`. */
  readonly resource: string
  readonly '~args'?: Args
  readonly '~result'?: Result
}
