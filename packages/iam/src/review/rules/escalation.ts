import { actionsOfPattern } from '../known-action.js'
import type { PolicyRule } from '../policy-rule.js'

/** What lets a role give itself more. */
const escalating = new Set(
  (
    'iam:AddUserToGroup iam:AttachGroupPolicy iam:AttachRolePolicy iam:AttachUserPolicy iam:CreateAccessKey iam:CreateLoginProfile iam:CreatePolicyVersion ' +
    'iam:PutGroupPolicy iam:PutRolePolicy iam:PutUserPolicy iam:SetDefaultPolicyVersion iam:UpdateAssumeRolePolicy iam:UpdateLoginProfile ' +
    'iam:DeleteRolePermissionsBoundary iam:DeleteUserPermissionsBoundary iam:PutRolePermissionsBoundary'
  ).toLowerCase().split(' '),
)

export const escalation: PolicyRule = {
  code: 'iam/privilege-escalation',
  severity: 'warning',
  summary: 'A role that may change what roles and users may do is as good as an administrator\'s.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  statement: ({ effect, actions, resources, isNotAction }) =>
    effect !== 'Allow' || isNotAction || !resources.some(({ text }) => text !== undefined && text.endsWith('*'))
      ? []
      : actions.flatMap(({ text, pointer }) => {
          const name = text === undefined || text === '*' || !text.toLowerCase().startsWith('iam:') ? undefined : (actionsOfPattern(text) ?? []).find((each) => escalating.has(`iam:${each.name.toLowerCase()}`))?.name
          return name === undefined ? [] : [{ pointer, message: `"iam:${name}" on a wildcard lets the role give itself any permission`, help: 'name the one role or policy that is changed, and set a permissions boundary' }]
        }),
}
