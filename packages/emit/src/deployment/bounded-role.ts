import { boundaryArn } from '../emitter/boundary-arn.js'
import type { StackOptions } from './stack-options.js'
import type { StackRole } from './stack.js'

/** A role of the stack under the boundary that all its roles have, if any. */
export function boundedRole(role: StackRole, { permissionsBoundary, place }: StackOptions): StackRole {
  return permissionsBoundary === undefined ? role : { ...role, permissionsBoundary: boundaryArn(permissionsBoundary, place) }
}
