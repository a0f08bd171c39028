import type { Diagnostic } from '@stepwright/asl'
import { arnAt, checkPolicies, pseudoParameters } from '@stepwright/iam'
import type { FunctionResource } from '@stepwright/workflow'
import type { Provenance } from './system.js'

/** What is wrong with the permissions of a function, by the rules of `stepwright iam --check`; said of its declaration. */
export function checkPermissions({ name, permissions }: FunctionResource, { line, column, file, ...rest }: Provenance): Diagnostic[] {
  if (permissions.length === 0) return []
  const policy = {
    Version: '2012-10-17',
    Statement: permissions.map(({ actions, resources, condition }) => ({
      Effect: 'Allow',
      Action: actions,
      Resource: resources.map((resource) => arnAt(resource, pseudoParameters)),
      ...(condition === undefined ? {} : { Condition: condition }),
    })),
  }
  const callSite = line === undefined || column === undefined ? {} : { callSite: { ...rest, file, line, column } }
  // what is said twice is written once
  const found = checkPolicies(policy, name).diagnostics.filter(({ code }) => code !== 'iam/redundant-grant')
  return found.map((one) => ({ ...one, message: `function "${name}": ${one.message}`, location: { source: file, pointer: '', anchor: 'value', ...callSite }, fixes: [] }))
}
