import type { JsonObject } from '@stepwright/asl'

/** What kind of thing a Task calls, and so which events it leaves. */
export interface Resource {
  readonly kind: 'Task' | 'LambdaFunction' | 'Activity'
  /** What each of its events says of it. */
  readonly named: JsonObject
  /** The word for it when its result is too large: recorded, the service of an integration, else the whole ARN. */
  readonly word: string
  /** Whether somebody else ends the task: the end of what was started, or whoever has the token. */
  readonly isAwaited: boolean
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html */
export function resourceOf(arn: string): Resource {
  const [, service = '', action = ''] = /^arn:[^:]+:states:::(.+?):([^:]+(?::2)?)$/.exec(arn) ?? []
  if (service !== '') {
    return { kind: 'Task', named: { resource: action, resourceType: service }, word: service, isAwaited: /\.(sync(:2)?|waitForTaskToken)$/.test(action) }
  }
  const kind = isFunction.test(arn) ? 'LambdaFunction' : 'Activity'
  return { kind, named: {}, word: arn, isAwaited: kind === 'Activity' }
}

/** A placeholder stands for a function unless it speaks of an activity. */
const isFunction = /^arn:[^:]+:lambda:|^(?!.*activity)\$\{[^}]+\}$/i
