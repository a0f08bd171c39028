import { carryTree } from './tree-value.js'

/**
 * A value that the deployment puts in: `${name}` in the emitted machine. Stands wherever a string stands, also inside
 * a template literal.
 *
 * @example
 * flow.lambda('Notify', { FunctionName: param('NotifierFunctionArn') })
 * // "Arguments": { "FunctionName": "${NotifierFunctionArn}" }
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-create-iac.html
 */
export function param(name: string): string {
  const text = `\${${name}}`
  const placeholder = { toString: () => text, toJSON: () => text }
  // A string to its readers; an object so that the kind of the parameter can travel along.
  return carryTree(placeholder, { kind: 'placeholder', name, type: ['string'] }) as unknown as string
}
