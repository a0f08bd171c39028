import { nearName } from '@stepwright/asl'
import { sdkActionFacts, sdkActionsDate } from '@stepwright/services/sdk'
import { actionsOfPattern, splitAction } from '../known-action.js'
import type { PolicyRule } from '../policy-rule.js'

export const unknownPermission: PolicyRule = {
  code: 'iam/unknown-permission',
  severity: 'error',
  summary: 'An action that no service has: the statement grants nothing by it.',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  statement: ({ actions, isNotAction }) =>
    actions.flatMap(({ text, pointer }) => {
      if (text === undefined || text === '*' || text === '' || text.includes('${')) return []
      const split = splitAction(text)
      if (split === undefined) return [{ pointer, message: `"${text}" names no service`, help: 'write it as "service:Action"' }]
      const matched = actionsOfPattern(text)
      if (matched === undefined || matched.length > 0) return []
      const known = [...(sdkActionFacts(split.prefix)?.values() ?? [])].map(({ name }) => name)
      const near = nearName(split.name, known)
      const consequence = isNotAction ? 'it excepts nothing' : 'it grants nothing'
      return [
        {
          pointer,
          // AWS adds actions every week: without a near name it may be one of them
          severity: near === undefined ? 'warning' : 'error',
          message: `"${split.prefix}" has no action "${split.name}", so ${consequence}`,
          help: near === undefined ? 'check its name in the Service Authorization Reference' : `use "${split.prefix}:${near}"`,
          note: `the list of actions is of ${sdkActionsDate}`,
        },
      ]
    }),
}
