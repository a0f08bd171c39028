import { policyLimits } from '../../policy/split-policy.js'
import type { PolicyRule } from '../policy-rule.js'

export const policySize: PolicyRule = {
  code: 'iam/policy-size',
  severity: 'error',
  summary: 'Larger than a managed policy may be, or than all inline policies of a role together.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  policy: ({ pointer, value, hasPrincipal }) => {
    // white space does not count
    const size = JSON.stringify(value).length
    if (hasPrincipal) return size > trustLimit ? [{ pointer, message: `the trust policy has ${size} characters of ${trustLimit}`, help: 'name fewer principals, or ask AWS for a higher quota' }] : []
    if (size > policyLimits.inline) return [{ pointer, message: `the policy has ${size} characters, and a role takes ${policyLimits.inline} inline`, help: 'split it into managed policies' }]
    if (size <= policyLimits.managed) return []
    return [{ pointer, severity: 'info', message: `the policy has ${size} characters: it fits a role inline, but is no managed policy, which may have ${policyLimits.managed}` }]
  },
}

/** The default; it can be raised to 4096. */
const trustLimit = 2048
