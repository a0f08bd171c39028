import type { Rule } from '../rule/define-rule.js'
import { duplicateVariable } from './data/duplicate-variable.js'
import { excessiveVariableName } from './data/excessive-variable-name.js'
import { malformedVariableName } from './data/malformed-variable-name.js'
import { outdatedVariable } from './data/outdated-variable.js'
import { possiblyUnassignedVariable } from './data/possibly-unassigned-variable.js'
import { reservedVariable } from './data/reserved-variable.js'
import { unassignedVariable } from './data/unassigned-variable.js'
import { unreachableVariable } from './data/unreachable-variable.js'
import { unusedVariable } from './data/unused-variable.js'
import { duplicateLabel } from './flow/duplicate-label.js'
import { duplicateStateName } from './flow/duplicate-state-name.js'
import { missingDefault } from './flow/missing-default.js'
import { missingEnd } from './flow/missing-end.js'
import { missingInnerEnd } from './flow/missing-inner-end.js'
import { unboundedLoop } from './flow/unbounded-loop.js'
import { unknownTarget } from './flow/unknown-target.js'
import { unreachableState } from './flow/unreachable-state.js'
import { conflictingHeartbeat } from './service/conflicting-heartbeat.js'

/** Every rule, sorted by its code. */
export const rules: readonly Rule[] = [
  duplicateVariable, // data/duplicate-variable
  excessiveVariableName, // data/excessive-variable-name
  malformedVariableName, // data/malformed-variable-name
  outdatedVariable, // data/outdated-variable
  possiblyUnassignedVariable, // data/possibly-unassigned-variable
  reservedVariable, // data/reserved-variable
  unassignedVariable, // data/unassigned-variable
  unreachableVariable, // data/unreachable-variable
  unusedVariable, // data/unused-variable
  duplicateLabel, // flow/duplicate-label
  duplicateStateName, // flow/duplicate-state-name
  missingDefault, // flow/missing-default
  missingEnd, // flow/missing-end
  missingInnerEnd, // flow/missing-inner-end
  unboundedLoop, // flow/unbounded-loop
  unknownTarget, // flow/unknown-target
  unreachableState, // flow/unreachable-state
  conflictingHeartbeat, // service/conflicting-heartbeat
]
