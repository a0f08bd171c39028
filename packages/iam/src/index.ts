// Policy documents.
export type { Condition, PolicyDocument, Statement, TrustPolicy, TrustStatement } from './policy/policy-document.js'
export type { Grant } from './policy/grant.js'
export { policyOf } from './policy/policy-of.js'
export { policyLimits, splitPolicy, type SplitPolicy } from './policy/split-policy.js'

// Where they hold, and who may take a role on.
export { arnAt, pseudoParameters, type AwsPlace } from './policy/aws-place.js'
export { stateMachineTrustPolicy, trustPolicy, type TrustedCaller } from './policy/trust-policy.js'

// The policy of a machine's role, and of the roles that its tasks take on.
export { derivePolicy } from './derive/derive-policy.js'
export { assumedRolesOf, type AssumedRole, type AssumedRoleTrust } from './derive/assumed-roles-of.js'
export type { PolicyOptions } from './derive/policy-options.js'

// Who needs what, and when: the ground of `--explain`.
export type { Need, Needs } from './derive/need.js'
export { needsOf, type MachineNeeds } from './derive/needs-of.js'

// What policies say, and whether they are right.
export { decide, type Decision } from './evaluate/decide.js'
export type { ForeignPolicy, ForeignStatement } from './evaluate/foreign-policy.js'
export type { Request } from './evaluate/request.js'
export { proveDocument, type DocumentProof } from './evaluate/prove-document.js'
export { provePolicy, type PolicyProof } from './evaluate/prove-policy.js'
export { requestsOf, type NeededRequest } from './evaluate/requests-of.js'

// Policies that others wrote.
export { policyRules } from './review/policy-rules.js'
export type { PolicyRule } from './review/policy-rule.js'
export { checkPolicies, type CheckedPolicies } from './review/check-policies.js'
export { policiesIn } from './review/policies-in.js'
export type { ConditionText, PolicyText, PolicyTexts, StatementText } from './review/statement-text.js'

// The derived policy for people, and roles by hand beside it.
export { compareRole, type RoleComparison } from './review/compare-role.js'
export { explainPolicy, type ExplainedStatement, type Reason } from './review/explain-policy.js'
export { placeOfRole } from './review/place-of-role.js'
