import type { Json } from '@stepwright/asl'

/**
 * What `$$` and `$states.context` hold. `Map` is there for ItemSelector only, `Task` for tasks that somebody else ends,
 * `RedriveCount` for STANDARD machines, `RedriveTime` once they have been redriven.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export type ContextObject = {
  readonly Execution: {
    readonly Id: string
    readonly Input: Json
    readonly Name: string
    readonly RoleArn: string | null
    readonly StartTime: string
    readonly RedriveCount?: number
    readonly RedriveTime?: string
  }
  readonly StateMachine: { readonly Id: string; readonly Name: string }
  readonly State: { readonly EnteredTime: string; readonly Name: string; readonly RetryCount?: number }
  readonly Map?: { readonly Item: { readonly Index: number; readonly Value: Json; readonly Key?: string } }
  readonly Task?: { readonly Token: string }
}

/** Parts of the context object that a test sets: who is said to run. */
export interface ContextOverrides {
  readonly Execution?: { readonly Id?: string; readonly Name?: string; readonly RoleArn?: string | null; readonly StartTime?: string }
  readonly StateMachine?: { readonly Id?: string; readonly Name?: string }
  /** What every task token is. */
  readonly Task?: { readonly Token?: string }
}
