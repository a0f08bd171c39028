import type { Definition, Outcome } from '@stepwright/asl'
import type { AwsPlace } from '../policy/aws-place.js'
import { policyOf } from '../policy/policy-of.js'
import type { PolicyDocument } from '../policy/policy-document.js'
import { withoutRepetition } from '../policy/without-repetition.js'
import type { PolicyOptions } from './policy-options.js'
import { needsOf } from './needs-of.js'

/**
 * The least that a machine's role must be allowed: every call of every Task, at every level, on the resources that it
 * names, and what the machine itself needs. A `${Placeholder}` in a name stays in the ARN, for the deployment to fill in.
 *
 * No value and no error means that nothing needs to be allowed: IAM refuses a policy without statements, so the role gets
 * none. With errors, the value holds what could be derived and must not be shipped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export function derivePolicy(definition: Definition, place: AwsPlace, options: PolicyOptions = {}): Outcome<PolicyDocument> {
  const { needs, diagnostics } = needsOf(definition, place, options)
  return { value: policyOf(withoutRepetition(needs)), diagnostics }
}
