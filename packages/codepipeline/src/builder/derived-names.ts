import type { SpecProblem } from './action-spec.js'

/** The names of a pipeline's roles, given or made from its own. */
export interface DerivedNames {
  readonly role: string
  readonly eventsRole: string
  readonly problems: readonly SpecProblem[]
}

/** A role's name: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length */
const longestRoleName = 64

/** Names the roles of a pipeline. Nothing is cut short: two pipelines must not come to share a role. */
export function derivedNames(pipeline: string, given: { readonly role?: string; readonly eventsRole?: string }): DerivedNames {
  const role = given.role ?? `${pipeline}-pipeline`
  const eventsRole = given.eventsRole ?? `${pipeline}-events`
  return { role, eventsRole, problems: [...tooLong(role, 'role'), ...tooLong(eventsRole, 'eventsRole')] }
}

function tooLong(name: string, option: string): SpecProblem[] {
  if (name.startsWith('arn:') || name.length <= longestRoleName) return []
  return [
    {
      code: 'pipeline/long-role-name',
      message: `role name "${name}" has ${name.length} characters, and IAM takes ${longestRoleName}`,
      help: `give the pipeline a shorter name, or name the role with the option ${option}`,
    },
  ]
}
