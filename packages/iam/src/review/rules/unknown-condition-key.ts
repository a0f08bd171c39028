import { nearName } from '@stepwright/asl'
import { conditionKeysOf, conditionKeyType, sdkActionFacts } from '@stepwright/services/sdk'
import type { PolicyRule } from '../policy-rule.js'

export const unknownConditionKey: PolicyRule = {
  code: 'iam/unknown-condition-key',
  severity: 'error',
  summary: 'A condition on a key that no request has.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  statement: ({ conditions }) =>
    conditions.flatMap(({ key, pointer }) => {
      const [prefix = ''] = key.split(':')
      if (key.includes('${') || conditionKeyType(key) !== undefined) return []
      const isKnown = prefix === 'aws' || sdkActionFacts(prefix) !== undefined || conditionKeysOf(prefix).length > 0
      const near = nearName(key, conditionKeysOf(prefix))
      if (key.includes(':') && !isKnown) return []
      return [
        {
          pointer,
          anchor: 'key',
          severity: near === undefined && key.includes(':') ? 'warning' : 'error',
          message: `there is no condition key "${key}"`,
          help: near === undefined ? 'check its name in the Service Authorization Reference' : `use "${near}"`,
          note: 'a comparison with a key that a request does not have fails, unless its operator is negated or ends in IfExists',
        },
      ]
    }),
}
