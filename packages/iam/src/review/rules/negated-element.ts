import { child } from '@stepwright/asl'
import type { PolicyRule } from '../policy-rule.js'

export const negatedElement: PolicyRule = {
  code: 'iam/negated-element',
  severity: 'warning',
  summary: '"All but" allows what its author never thought of.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  statement: ({ pointer, effect, isNotAction, isNotResource }) =>
    effect !== 'Allow'
      ? []
      : [...(isNotAction ? ['NotAction'] : []), ...(isNotResource ? ['NotResource'] : [])].map((member) => ({
          pointer: child(pointer, member),
          anchor: 'key' as const,
          message: `"${member}" in an Allow allows everything but what it names`,
          help: `use "${member.slice(3)}" and name what is needed`,
        })),
}
