// Policy documents.
export type { Condition, PolicyDocument, Statement, TrustPolicy, TrustStatement } from './policy/policy-document.js'
export type { Grant } from './policy/grant.js'
export { policyOf } from './policy/policy-of.js'

// Where they hold, and who may take a role on.
export { arnAt, pseudoParameters, type AwsPlace } from './policy/aws-place.js'
export { stateMachineTrustPolicy, trustPolicy, type TrustedCaller } from './policy/trust-policy.js'

// The policy of a machine's role.
export { derivePolicy } from './derive/derive-policy.js'
