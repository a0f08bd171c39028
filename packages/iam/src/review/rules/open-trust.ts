import { isObject } from '@stepwright/asl'
import type { PolicyRule } from '../policy-rule.js'

export const openTrust: PolicyRule = {
  code: 'iam/open-trust',
  severity: 'warning',
  summary: 'A service may be talked into taking a role on by somebody else\'s resource: the confused deputy.',
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html',
  policy: ({ value, statements }) =>
    statements.flatMap((statement, index) => {
      const written = Array.isArray(value['Statement']) ? (value['Statement'] as readonly unknown[])[index] : value['Statement']
      const principal = isObject(written) ? written['Principal'] : undefined
      if (statement.effect !== 'Allow' || !statement.actions.some(({ text }) => text?.toLowerCase() === 'sts:assumerole')) return []
      if (principal === '*' || (isObject(principal) && principal['AWS'] === '*'))
        return statement.conditions.length > 0 ? [] : [{ pointer: statement.pointer, severity: 'error' as const, message: 'anyone in any account may take the role on', help: 'name the service or the account' }]
      const service = isObject(principal) ? principal['Service'] : undefined
      const callers = (Array.isArray(service) ? service : [service]).filter((one): one is string => typeof one === 'string' && limitable.some((known) => one.startsWith(known)))
      const isLimited = statement.conditions.some(({ key }) => /^aws:Source(Account|Arn|OrgID|OrgPaths)$/i.test(key))
      return callers.length === 0 || isLimited ? [] : [{ pointer: statement.pointer, message: `${callers.map((one) => `"${one}"`).join(', ')} may take the role on for any account`, help: 'add a Condition on aws:SourceAccount and aws:SourceArn' }]
    }),
}

/** Services that send aws:SourceArn when they take a role on. */
const limitable = ['states.', 'scheduler.', 'codebuild.', 'codepipeline.', 'events.', 'pipes.']
