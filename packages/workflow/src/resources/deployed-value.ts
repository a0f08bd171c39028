import type { ParameterKind } from '@stepwright/asl'
import { carryTree } from '../values/tree-value.js'
import type { Resource } from './resource.js'

/** What a text of a resource is called and stands for. */
export interface DeployedText {
  readonly parameter: string
  readonly kind: ParameterKind
  readonly resource: Resource
}

/** A text that the deployment of a resource gives: `${NotifierFunctionArn}` wherever texts stand, as with `param`. */
export function deployedValue<Extra extends object>({ parameter, kind, resource }: DeployedText, extra: Extra): string & Extra {
  const text = `\${${parameter}}`
  const value = { ...extra, toString: () => text, toJSON: () => text }
  // a string to its readers, as `param` is
  return carryTree(value, { kind: 'placeholder', name: parameter, type: ['string'], parameter: { kind, of: resource.name }, resource }) as unknown as string & Extra
}
