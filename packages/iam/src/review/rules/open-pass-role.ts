import { actionsOfPattern } from '../known-action.js'
import type { PolicyRule } from '../policy-rule.js'

export const openPassRole: PolicyRule = {
  code: 'iam/open-pass-role',
  severity: 'error',
  summary: 'Whoever may pass any role to any service may do what any role may do.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  statement: ({ pointer, effect, actions, resources, conditions, isNotAction }) => {
    const passing = actions.find(({ text }) => text !== undefined && text !== '*' && passesRoles(text))
    if (effect !== 'Allow' || isNotAction || passing === undefined) return []
    const open = resources.filter(({ text }) => text !== undefined && isEveryRole(text))
    const isLimited = conditions.some(({ key }) => key.toLowerCase() === 'iam:passedtoservice')
    const help = 'name the role, and add a Condition on iam:PassedToService'
    if (open.length > 0) return open.map(({ text = '', pointer: at }) => ({ pointer: at, message: `every role may be passed on: "Resource" is "${text}"`, help }))
    if (isLimited) return []
    return [{ pointer, severity: 'warning', message: 'the role may be passed to any service', help: 'add a Condition on iam:PassedToService, such as { "StringEquals": { "iam:PassedToService": "ecs-tasks.amazonaws.com" } }' }]
  },
}

const passesRoles = (action: string): boolean => action.toLowerCase().startsWith('iam:') && actionsOfPattern(action)?.some(({ name }) => name === 'PassRole') === true

export const isEveryRole = (resource: string): boolean => resource === '*' || /:role\/\*$/.test(resource)
