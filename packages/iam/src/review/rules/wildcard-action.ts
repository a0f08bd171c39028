import { actionsOfPattern, isPattern } from '../known-action.js'
import type { PolicyRule } from '../policy-rule.js'

export const wildcardAction: PolicyRule = {
  code: 'iam/wildcard-action',
  severity: 'warning',
  summary: 'A pattern of actions allows what its author never thought of, and what AWS adds next week.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  statement: ({ effect, actions, isNotAction }) =>
    effect !== 'Allow' || isNotAction
      ? []
      : actions.flatMap(({ text, pointer }) => {
          if (text === undefined || !isPattern(text)) return []
          const count = text === '*' ? undefined : actionsOfPattern(text)?.length
          if (count === 0) return []
          const much = text === '*' ? 'every action of every service' : count === undefined ? 'more than one action' : `${count} actions`
          return [{ pointer, message: `"${text}" allows ${much}`, help: 'name the actions that are called; stepwright iam FILE derives them from a state machine' }]
        }),
}
