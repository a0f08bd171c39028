import type { ParameterKind } from '@stepwright/asl'
import { carryTree } from './tree-value.js'

/**
 * A value that the deployment puts in: `${name}` in the emitted machine. Stands wherever a string stands, also inside
 * a template literal.
 *
 * @example
 * flow.lambda('Notify', { FunctionName: param('NotifierFunctionArn') })
 * // "Arguments": { "FunctionName": "${NotifierFunctionArn}" }
 * @param kind what it stands for, and so whether the deployment gives a name, an ARN or a URL: `'bucket'`, `'topic'`, `'queue'`, … Without one it is a name, or
 * the whole ARN where AWS takes nothing else (`TopicArn`) and where `name` ends in `Arn`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-create-iac.html
 */
export function param(name: string, kind: 'number'): number
export function param(name: string, kind?: Exclude<ParameterKind, 'number'>): string
export function param(name: string, kind?: ParameterKind): string | number {
  const text = `\${${name}}`
  const placeholder = { toString: () => text, toJSON: () => text }
  // A string to its readers; an object so that the kind of the parameter can travel along.
  return carryTree(placeholder, { kind: 'placeholder', name, type: [kind === 'number' ? 'number' : 'string'], ...(kind && { parameter: { kind } }) }) as unknown as string | number
}
