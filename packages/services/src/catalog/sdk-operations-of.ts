import { sdkActionFacts } from './sdk-action-facts.js'
import { sdkOperations } from './sdk-operations.js'
import { sdkPrefixes } from './sdk-prefixes.js'

/**
 * The operations that a Resource may name for a service of the SDK, spelt as there: `bedrockruntime` has `converse`. `undefined` for a service
 * that our data does not have. Some are IAM actions only, and no operations: nothing tells the two apart.
 */
export function sdkOperationsOf(service: string): ReadonlySet<string> | undefined {
  if (!read.has(service)) read.set(service, readOperations(service))
  return read.get(service)
}

const read = new Map<string, ReadonlySet<string> | undefined>()

function readOperations(service: string): ReadonlySet<string> | undefined {
  const prefix = Object.hasOwn(sdkPrefixes, service) ? (sdkPrefixes[service] ?? service) : service
  const actions = sdkActionFacts(prefix)
  const others = Object.hasOwn(sdkOperations, service) ? sdkOperations[service]?.split(' ') : undefined
  if (actions === undefined && others === undefined) return undefined
  return new Set([...(others ?? []), ...Array.from(actions?.values() ?? [], ({ name }) => name.charAt(0).toLowerCase() + name.slice(1))])
}
