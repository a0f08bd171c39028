import type { Need } from '../derive/need.js'
import type { Condition } from '../policy/policy-document.js'
import type { Request } from './request.js'

/** A request, and the need that it comes from. */
export interface NeededRequest extends Request {
  readonly need: Need
}

/** What IAM is asked about needs: each action on each resource, with what the condition of the need compares. */
export function requestsOf(needs: readonly Need[]): NeededRequest[] {
  return needs.flatMap((need) =>
    need.actions.flatMap((action) =>
      need.resources.flatMap((resource) => contextsOf(need.condition).map((context) => ({ action, resource, context, need }))),
    ),
  )
}

/** A context for each combination of values that the keys may have. */
function contextsOf(condition: Condition = {}): Request['context'][] {
  let contexts: Record<string, string>[] = [{}]
  for (const keys of Object.values(condition))
    for (const [key, value] of Object.entries(keys)) {
      const values = typeof value === 'string' ? [value] : value
      contexts = contexts.flatMap((context) => values.map((each) => ({ ...context, [key]: each })))
    }
  return contexts
}
