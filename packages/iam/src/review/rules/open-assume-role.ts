import { actionsOfPattern } from '../known-action.js'
import { isEveryRole } from './open-pass-role.js'
import type { PolicyRule } from '../policy-rule.js'

export const openAssumeRole: PolicyRule = {
  code: 'iam/open-assume-role',
  severity: 'error',
  summary: 'A role that may take on any other may do what any other may.',
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html',
  statement: ({ effect, actions, resources, isNotAction, hasPrincipal }) => {
    const assuming = actions.some(({ text }) => text !== undefined && text.toLowerCase().startsWith('sts:') && actionsOfPattern(text)?.some(({ name }) => name === 'AssumeRole') === true)
    if (effect !== 'Allow' || isNotAction || hasPrincipal || !assuming) return []
    return resources.flatMap(({ text, pointer }) =>
      text === undefined || !isEveryRole(text) ? [] : [{ pointer, message: `every role may be taken on: "Resource" is "${text}"`, help: 'name the role' }],
    )
  },
}
