import type { PolicyRule } from './policy-rule.js'
import { conditionOperator } from './rules/condition-operator.js'
import { emptyGrant } from './rules/empty-grant.js'
import { escalation } from './rules/escalation.js'
import { inertGrant } from './rules/inert-grant.js'
import { malformedArn } from './rules/malformed-arn.js'
import { malformedPolicy } from './rules/malformed-policy.js'
import { malformedSid } from './rules/malformed-sid.js'
import { needlessStar } from './rules/needless-star.js'
import { negatedElement } from './rules/negated-element.js'
import { oldVersion } from './rules/old-version.js'
import { openAssumeRole } from './rules/open-assume-role.js'
import { openPassRole } from './rules/open-pass-role.js'
import { openSecrets } from './rules/open-secrets.js'
import { openTrust } from './rules/open-trust.js'
import { policySize } from './rules/policy-size.js'
import { redundantGrant } from './rules/redundant-grant.js'
import { unknownConditionKey } from './rules/unknown-condition-key.js'
import { unknownPermission } from './rules/unknown-permission.js'
import { wildcardAction } from './rules/wildcard-action.js'

/** All rules for policy documents. */
export const policyRules: readonly PolicyRule[] = [
  malformedPolicy,
  emptyGrant,
  oldVersion,
  inertGrant,
  unknownPermission,
  wildcardAction,
  needlessStar,
  openPassRole,
  openAssumeRole,
  openSecrets,
  escalation,
  negatedElement,
  malformedArn,
  malformedSid,
  unknownConditionKey,
  conditionOperator,
  redundantGrant,
  policySize,
  openTrust,
]
