import type { Timestamp } from '../values/timestamp.js'

/**
 * The context object. Dates are text, such as `2026-11-21T06:00:00.000Z`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export interface ExecutionContext {
  readonly Execution: {
    /** The ARN. */
    readonly Id: string
    readonly Name: string
    readonly RoleArn: string
    readonly StartTime: Timestamp
    /** How often the execution was redriven. */
    readonly RedriveCount: number
  }
  readonly State: { readonly EnteredTime: Timestamp; readonly Name: string; readonly RetryCount: number }
  readonly StateMachine: { readonly Id: string; readonly Name: string }
}
