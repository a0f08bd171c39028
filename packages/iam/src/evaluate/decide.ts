import { covers, matchesWildcard } from '../policy/covers.js'
import { listOf, type ForeignPolicy, type ForeignStatement } from './foreign-policy.js'
import { matchesCondition } from './matches-condition.js'
import type { Request } from './request.js'

/** `refused`: a Deny says so; `not-allowed`: no Allow does. */
export type Decision = 'allowed' | 'refused' | 'not-allowed'

/**
 * What identity policies say to a request: a Deny wins, then an Allow is needed. Not seen: boundaries, session policies, policies of the
 * resource and of the organization. A condition that is not understood never allows, and always refuses.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(policies: readonly ForeignPolicy[], request: Request): Decision {
  let isAllowed = false
  for (const { Statement } of policies)
    for (const statement of listOf(Statement)) {
      if (!coversCall(statement, request)) continue
      const holds = matchesCondition(statement.Condition, request)
      if (statement.Effect === 'Deny' && holds !== false) return 'refused'
      if (statement.Effect === 'Allow' && holds === true) isAllowed = true
    }
  return isAllowed ? 'allowed' : 'not-allowed'
}

function coversCall({ Action, NotAction, Resource, NotResource }: ForeignStatement, { action, resource }: Request): boolean {
  const names = (patterns: string | readonly string[]) =>
    listOf(patterns).some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()))
  const holds = (patterns: string | readonly string[]) => listOf(patterns).some((pattern) => covers(pattern, resource))
  const isAction = NotAction === undefined ? names(Action ?? []) : !names(NotAction)
  return isAction && (NotResource === undefined ? holds(Resource ?? []) : !holds(NotResource))
}
