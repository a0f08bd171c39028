import type { CallSite } from '@stepwright/asl'
import type { Task } from '@stepwright/services'
import type { TaskOptions } from './step-options.js'

/** What records the calls. */
interface CallRecorder {
  '~at'(site: CallSite): CallRecorder
  '~via'(site: CallSite): CallRecorder
  task(name: string, task: Task<unknown, unknown>, args: unknown, options?: TaskOptions): unknown
  waitForTaskToken(name: string, task: Task<unknown, unknown> & { readonly waitForTaskToken: Task<unknown, unknown> }, args: (token: string) => unknown, options?: TaskOptions): unknown
}

type SdkVerb = (name: string, args?: unknown, options?: TaskOptions) => unknown

/** The actions of an SDK service: any name is one, as types are all that knows which there are. */
export function sdkVerbs(service: string, recorder: CallRecorder): unknown {
  const get = (_target: object, key: string | symbol): unknown => {
    if (key === '~at') return (site: CallSite) => sdkVerbs(service, recorder['~at'](site))
    if (key === '~via') return (site: CallSite) => sdkVerbs(service, recorder['~via'](site))
    if (typeof key === 'symbol' || key.startsWith('~') || key === 'then' || key === 'toJSON') return undefined
    return actionVerb(service, key, recorder)
  }
  return new Proxy({}, { get })
}

function actionVerb(service: string, action: string, recorder: CallRecorder): SdkVerb {
  const integration = `aws-sdk:${service}:${action}` as const
  const task = { integration, pattern: 'request-response', resource: `arn:aws:states:::${integration}` } as const
  const waiting = { integration, pattern: 'wait-for-task-token', resource: `${task.resource}.waitForTaskToken` } as const
  const verb: SdkVerb = (name, args = {}, options) => recorder.task(name, task, args, options)
  return Object.assign(verb, {
    '~at': (site: CallSite) => actionVerb(service, action, recorder['~at'](site)),
    waitForTaskToken: (name: string, args: (token: string) => unknown, options?: TaskOptions) => recorder.waitForTaskToken(name, { ...task, waitForTaskToken: waiting }, args, options),
  })
}
