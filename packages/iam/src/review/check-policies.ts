import { diagnostic, sortDiagnostics, type Diagnostic } from '@stepwright/asl'
import { policiesIn } from './policies-in.js'
import type { PolicyFinding, PolicyRule } from './policy-rule.js'
import { policyRules } from './policy-rules.js'

/** What is wrong with policies, and how many were looked at. */
export interface CheckedPolicies {
  readonly policies: number
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Checks every policy document in a value that was read from JSON or YAML: a document by itself, a role as the AWS CLI prints it, or
 * all policies of a template. Pointers are into the value; `file` is what diagnostics call it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function checkPolicies(value: unknown, file: string): CheckedPolicies {
  const policies = policiesIn(value)
  const diagnostics = policies.flatMap((policy) =>
    policyRules.flatMap((rule) => {
      const found = [...(rule.policy?.(policy) ?? []), ...policy.statements.flatMap((statement) => rule.statement?.(statement, policy) ?? [])]
      return found.map((finding) => told(finding, rule, file))
    }),
  )
  return { policies: policies.length, diagnostics: sortDiagnostics(diagnostics) }
}

function told({ pointer, anchor = 'value', severity, ...words }: PolicyFinding, rule: PolicyRule, file: string): Diagnostic {
  return diagnostic({ code: rule.code, severity: severity ?? rule.severity, location: { source: file, pointer, anchor }, ...words })
}
