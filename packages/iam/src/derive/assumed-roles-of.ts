import type { Definition } from '@stepwright/asl'
import type { AwsPlace } from '../policy/aws-place.js'
import type { Condition, PolicyDocument } from '../policy/policy-document.js'
import { policyOf } from '../policy/policy-of.js'
import { withoutRepetition } from '../policy/without-repetition.js'
import type { PolicyOptions } from './policy-options.js'
import { needsOf } from './needs-of.js'
import { ownFacts } from './needs-of-task.js'

/** A role that `Credentials` name, which makes the calls of some tasks: what it must be allowed, and whom it must trust. */
export interface AssumedRole {
  /** Its ARN, as the definition writes it. */
  readonly role: string
  /** None when its tasks need nothing. */
  readonly policy: PolicyDocument | undefined
  readonly trust: AssumedRoleTrust
}

/** Lets one role take another on, for one state machine only. */
export interface AssumedRoleTrust {
  readonly Version: '2012-10-17'
  readonly Statement: readonly {
    readonly Effect: 'Allow'
    readonly Principal: { readonly AWS: string }
    readonly Action: 'sts:AssumeRole'
    readonly Condition: Condition
  }[]
}

/**
 * The documents of the roles that tasks take on, mostly in other accounts. `executionRole` is the ARN of the machine's own. Step
 * Functions hands the machine's ARN over as the external id.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
 */
export function assumedRolesOf(definition: Definition, place: AwsPlace, executionRole: string, options: PolicyOptions = {}): AssumedRole[] {
  const { assumed } = needsOf(definition, place, options)
  const { ownArn } = ownFacts(definition, place)
  return [...assumed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, needs]) => ({
      role,
      policy: policyOf(withoutRepetition(needs)),
      trust: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: executionRole },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': ownArn } },
          },
        ],
      },
    }))
}
