import { isObject, type Json } from '@stepwright/asl'
import type { TaskCall } from './run.js'

/** Which Lambda function a task calls, and with what; `undefined` where it calls none. */
export function calledFunction({ resource, arguments: args }: TaskCall): { readonly name: string; readonly event: Json; readonly integrated: boolean } | undefined {
  const integrated = /:::lambda:invoke(\.waitForTaskToken)?$/.test(resource)
  const named = integrated && isObject(args) ? args['FunctionName'] : /^arn:[^:]+:lambda:.*:function:(.+)$/.exec(resource)?.[1]
  if (typeof named !== 'string') return undefined
  return { name: functionName(named), event: integrated && isObject(args) ? (args['Payload'] ?? {}) : args, integrated }
}

/** The name in what says which function is called: a name, a part of an ARN or a whole one; behind it, a version or an alias. */
export const functionName = (said: string): string => /^([^:]+)/.exec(said.replace(/^(?:.*:)?function:/, ''))?.[1] ?? said
