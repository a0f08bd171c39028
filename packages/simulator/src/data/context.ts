import type { Json } from '@stepwright/asl'

/**
 * What `$states.context` holds. `Map` is there for ItemSelector only, `Task` for `.waitForTaskToken` only.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export type ContextObject = {
  readonly Execution: {
    readonly Id: string
    readonly Input: Json
    readonly Name: string
    readonly RoleArn: string
    readonly StartTime: string
    readonly RedriveCount: number
  }
  readonly StateMachine: { readonly Id: string; readonly Name: string }
  readonly State: { readonly EnteredTime: string; readonly Name: string; readonly RetryCount?: number }
  readonly Map?: { readonly Item: { readonly Index: number; readonly Value: Json } }
  readonly Task?: { readonly Token: string }
}
