import type { PolicyRule } from '../policy-rule.js'

export const openSecrets: PolicyRule = {
  code: 'iam/open-secrets',
  severity: 'warning',
  summary: 'Secrets and parameters that anyone with the role can read.',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  statement: ({ effect, actions, resources, isNotAction }) => {
    const reads = actions.find(({ text }) => text !== undefined && /^secretsmanager:(getsecretvalue|batchgetsecretvalue|get\*|\*)$/i.test(text))
    if (effect !== 'Allow' || isNotAction || reads === undefined) return []
    return resources.flatMap(({ text, pointer }) =>
      text !== undefined && (text === '*' || /:secret:\*$/.test(text)) ? [{ pointer, message: `"${reads.text}" reads every secret of the account`, help: 'name the secret: "arn:…:secret:name-??????"' }] : [],
    )
  },
}
