import { isPlaceholder, remembered } from '@stepwright/asl'
import { catalog, integrationOf, type IntegrationFacts, type Pattern } from '@stepwright/services'

/** What a Task's Resource names. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export type TaskCall =
  /** `arn:aws:states:::sqs:sendMessage`. `known` when the catalog has it in that pattern. */
  | { readonly kind: 'optimized'; readonly id: string; readonly suffix: string; readonly known: KnownCall | undefined }
  /** `arn:aws:states:::aws-sdk:sqs:sendMessage`. */
  | { readonly kind: 'sdk'; readonly id: string; readonly service: string; readonly action: string; readonly suffix: string }
  /** `arn:aws:states:eu-central-1:123456789012:activity:a`. */
  | { readonly kind: 'activity' }
  /** `arn:aws:lambda:…:function:f`. */
  | { readonly kind: 'function' }
  /** A placeholder stands for the part that would tell. */
  | { readonly kind: 'open' }
  /** Another ARN, or no ARN at all. */
  | { readonly kind: 'other' }

/** An integration of the catalog, and how it is called. */
export interface KnownCall {
  readonly integration: IntegrationFacts
  readonly pattern: Pattern
}

/** Reads the Resource of a Task, in any partition. A dozen rules ask of one Task after another: of the same text it is enough to see that it is the same. */
export function taskCallOf(resource: string): TaskCall {
  if (resource !== last.resource) last = { resource, call: callOf(resource) }
  return last.call
}

const callOf = remembered(readResource)
let last: { readonly resource: string; readonly call: TaskCall } = { resource: '', call: { kind: 'other' } }

function readResource(resource: string): TaskCall {
  const [, rest] = /^arn:(?:aws(?:-[a-z-]+)?|\$\{[^{}]+\}):states:::(.*)$/s.exec(resource) ?? []
  if (rest !== undefined && !isPlaceholder(rest)) {
    const [, sdk, service = '', action = '', suffix = ''] = /^(aws-sdk:)?([^:.]*):?([^.]*)(.*)$/s.exec(rest) ?? []
    return sdk === undefined ? { kind: 'optimized', id: `${service}:${action}`, suffix, known: integrationOf(resource) } : { kind: 'sdk', id: `aws-sdk:${service}:${action}`, service, action, suffix }
  }
  if (/^arn:[^:]+:states:[^:]*:[^:]*:activity:/.test(resource)) return { kind: 'activity' }
  if (/^arn:[^:]+:lambda:[^:]*:[^:]*:function:/.test(resource)) return { kind: 'function' }
  return isPlaceholder(resource) ? { kind: 'open' } : { kind: 'other' }
}

/** The integration of the catalog, also where it is called in a way that it does not have: its arguments are the same. */
export function integrationOfCall({ id, known }: Extract<TaskCall, { readonly kind: 'optimized' }>): IntegrationFacts | undefined {
  return known === undefined ? catalog.find(({ integration }) => integration === id) : known.integration
}

/** What a call is given: the object written out, or `undefined` where an expression or a placeholder makes it. */
export function givenTo({ arguments: given, parameters }: { readonly arguments?: unknown; readonly parameters?: unknown }): { readonly [key: string]: unknown } | undefined {
  const value = given ?? parameters ?? {}
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: unknown }) : undefined
}
