import type { Call } from '../integration/call.js'
import { sdkActionFacts } from './sdk-action-facts.js'
import { sdkActionNames } from './sdk-action-names.js'
import { sdkCalls } from './sdk-calls.js'
import { sdkPrefixes } from './sdk-prefixes.js'
import { sdkSideCalls } from './sdk-side-calls.js'

/** An action of an AWS SDK, as a Resource names it. */
export interface SdkAction {
  /** As in the Resource: `sfn`. */
  readonly service: string
  /** As in the Resource: `startSyncExecution`. */
  readonly action: string
  readonly pattern: 'request-response' | 'wait-for-task-token'
  /** Of the service's IAM actions: `states`. */
  readonly prefix: string
  /** Whether our data (of `sdkActionsDate`) has the action, only the service, or neither. AWS adds actions every week. */
  readonly known: 'action' | 'service' | 'nothing'
}

/** The same, and what is known of it. */
export interface SdkIntegration extends SdkAction {
  /** What it does with the caller's permissions; on `*` when the action is not known. */
  readonly calls: readonly Call[]
}

/**
 * The SDK action that a Task's Resource names: `arn:aws:states:::aws-sdk:sfn:startSyncExecution`. Any partition, also one that
 * is still a `${Placeholder}`. `undefined` for other Resources, and for `.sync`, which SDK actions do not have.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function sdkIntegrationOf(resource: string): SdkIntegration | undefined {
  const named = sdkActionOf(resource)
  return named === undefined ? undefined : { ...named, calls: sdkCalls(named.prefix, operationOf(named.action)) }
}

/** The same without its calls, which take time to work out. */
export function sdkActionOf(resource: string): SdkAction | undefined {
  const [, service = '', action = '', token] = resourceForm.exec(resource) ?? []
  if (service === '') return undefined
  const prefix = Object.hasOwn(sdkPrefixes, service) ? (sdkPrefixes[service] ?? service) : service
  return { service, action, pattern: token === undefined ? 'request-response' : 'wait-for-task-token', prefix, known: knownIn(prefix, operationOf(action)) }
}

const operationOf = (action: string): string => `${action.charAt(0).toUpperCase()}${action.slice(1)}`

const resourceForm =
  /^arn:(?:aws(?:-[a-z-]+)?|\$\{[^}]+\}):states:(?:[^:]*|\$\{[^}]+\}):(?:[^:]*|\$\{[^}]+\}):aws-sdk:([a-z0-9]+):([a-zA-Z0-9]+)(\.waitForTaskToken)?$/

function knownIn(prefix: string, operation: string): SdkIntegration['known'] {
  const isRenamed = Object.hasOwn(sdkActionNames[prefix] ?? {}, operation) || sdkSideCalls[`${prefix}:${operation}`]?.[0]?.phase === 'start'
  // any operation of API Gateway is one of the verbs
  if (isRenamed || prefix === 'apigateway' || sdkActionFacts(prefix, operation) !== undefined) return 'action'
  return sdkActionFacts(prefix) === undefined ? 'nothing' : 'service'
}
