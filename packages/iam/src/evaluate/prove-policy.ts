import type { Definition, Diagnostic } from '@stepwright/asl'
import type { PolicyOptions } from '../derive/policy-options.js'
import { derivePolicy } from '../derive/derive-policy.js'
import { needsOf } from '../derive/needs-of.js'
import type { AwsPlace } from '../policy/aws-place.js'
import type { PolicyDocument } from '../policy/policy-document.js'
import { proveDocument } from './prove-document.js'
import { requestsOf, type NeededRequest } from './requests-of.js'

/** What a proof found. */
export interface PolicyProof {
  /** Every call of every phase is allowed, and every call could be told. */
  readonly isSufficient: boolean
  /** Without any one action or resource, a call would fail. */
  readonly isMinimal: boolean
  /** The policy that the proof is about; none when nothing is needed. */
  readonly policy: PolicyDocument | undefined
  /** Calls that the policy does not allow. */
  readonly denied: readonly NeededRequest[]
  /** Actions, resources and values that no call needs, as pointers into the policy. */
  readonly needless: readonly string[]
  /** How many policies with one thing less were tried: each must deny a call. */
  readonly mutants: number
  /** What the derivation could not tell. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Proves a machine's derived policy, or one that is given, against the calls of the table: that it allows each, and that nothing can
 * be taken from it. The table itself is taken for right.
 */
export function provePolicy(
  definition: Definition,
  place: AwsPlace,
  options: PolicyOptions & { readonly policy?: PolicyDocument } = {},
): PolicyProof {
  const { needs, diagnostics } = needsOf(definition, place, options)
  const policy = options.policy ?? derivePolicy(definition, place, options).value
  const requests = requestsOf(needs)
  const { denied, needless, mutants } = proveDocument(policy, requests)
  const isTold = !diagnostics.some(({ severity }) => severity === 'error')
  return {
    isSufficient: denied.length === 0 && isTold,
    isMinimal: needless.length === 0,
    policy,
    denied,
    needless,
    mutants,
    diagnostics,
  }
}
