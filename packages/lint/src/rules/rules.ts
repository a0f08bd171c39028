import type { Rule } from '../rule/define-rule.js'
import { excessiveConcurrency } from './cost/excessive-concurrency.js'
import { excessiveHistory } from './cost/excessive-history.js'
import { unboundedHistory } from './cost/unbounded-history.js'
import { duplicateTemplateKey } from './data/duplicate-template-key.js'
import { duplicateVariable } from './data/duplicate-variable.js'
import { excessiveError } from './data/excessive-error.js'
import { excessiveLiteral } from './data/excessive-literal.js'
import { excessiveVariableName } from './data/excessive-variable-name.js'
import { failingArgument } from './data/failing-argument.js'
import { jsonpathInJsonata } from './data/jsonpath-in-jsonata.js'
import { malformedExpression } from './data/malformed-expression.js'
import { malformedJsonata } from './data/malformed-jsonata.js'
import { malformedPattern } from './data/malformed-pattern.js'
import { malformedVariableName } from './data/malformed-variable-name.js'
import { missingDollar } from './data/missing-dollar.js'
import { outdatedVariable } from './data/outdated-variable.js'
import { pathInConstant } from './data/path-in-constant.js'
import { possiblyUnassignedVariable } from './data/possibly-unassigned-variable.js'
import { reservedVariable } from './data/reserved-variable.js'
import { staticResult } from './data/static-result.js'
import { unassignedVariable } from './data/unassigned-variable.js'
import { unclosedJsonata } from './data/unclosed-jsonata.js'
import { unevaluatedJsonata } from './data/unevaluated-jsonata.js'
import { unknownFunction } from './data/unknown-function.js'
import { unknownPath } from './data/unknown-path.js'
import { unknownStatesField } from './data/unknown-states-field.js'
import { unreachableVariable } from './data/unreachable-variable.js'
import { unsupportedArgument } from './data/unsupported-argument.js'
import { unsupportedArgumentCount } from './data/unsupported-argument-count.js'
import { unsupportedContext } from './data/unsupported-context.js'
import { unsupportedErrorOutput } from './data/unsupported-error-output.js'
import { unsupportedIntrinsic } from './data/unsupported-intrinsic.js'
import { unsupportedOperator } from './data/unsupported-operator.js'
import { unsupportedPath } from './data/unsupported-path.js'
import { unsupportedReference } from './data/unsupported-reference.js'
import { unsupportedResult } from './data/unsupported-result.js'
import { unsupportedTemplate } from './data/unsupported-template.js'
import { unusedVariable } from './data/unused-variable.js'
import { conflictingCatchAll } from './flow/conflicting-catch-all.js'
import { conflictingDelay } from './flow/conflicting-delay.js'
import { duplicateLabel } from './flow/duplicate-label.js'
import { duplicateStateName } from './flow/duplicate-state-name.js'
import { excessiveWait } from './flow/excessive-wait.js'
import { missingDefault } from './flow/missing-default.js'
import { missingEnd } from './flow/missing-end.js'
import { missingInnerEnd } from './flow/missing-inner-end.js'
import { unboundedLoop } from './flow/unbounded-loop.js'
import { uncaughtError } from './flow/uncaught-error.js'
import { unknownErrorName } from './flow/unknown-error-name.js'
import { unknownTarget } from './flow/unknown-target.js'
import { unreachableHandler } from './flow/unreachable-handler.js'
import { unreachableRule } from './flow/unreachable-rule.js'
import { unreachableState } from './flow/unreachable-state.js'
import { unsupportedRetry } from './flow/unsupported-retry.js'
import { unusedDistributedField } from './flow/unused-distributed-field.js'
import { unusedReaderField } from './flow/unused-reader-field.js'
import { unusedRetrier } from './flow/unused-retrier.js'
import { deprecatedField } from './schema/deprecated-field.js'
import { excessiveSize } from './schema/excessive-size.js'
import { conflictingHeartbeat } from './service/conflicting-heartbeat.js'
import { excessiveExpressDuration } from './service/excessive-express-duration.js'
import { foreignErrorName } from './service/foreign-error-name.js'
import { malformedAction } from './service/malformed-action.js'
import { missingArgument } from './service/missing-argument.js'
import { missingConnection } from './service/missing-connection.js'
import { missingItemArgument } from './service/missing-item-argument.js'
import { missingSdkArgument } from './service/missing-sdk-argument.js'
import { missingTaskToken } from './service/missing-task-token.js'
import { missingTimeout } from './service/missing-timeout.js'
import { misspeltAction } from './service/misspelt-action.js'
import { misspeltArgument } from './service/misspelt-argument.js'
import { mistypedAttribute } from './service/mistyped-attribute.js'
import { unknownAction } from './service/unknown-action.js'
import { unknownArgument } from './service/unknown-argument.js'
import { unknownIntegration } from './service/unknown-integration.js'
import { unlistedIntegration } from './service/unlisted-integration.js'
import { unsupportedCredentials } from './service/unsupported-credentials.js'
import { unsupportedInExpress } from './service/unsupported-in-express.js'
import { unsupportedInExpressChild } from './service/unsupported-in-express-child.js'
import { unsupportedPattern } from './service/unsupported-pattern.js'

/** Every rule, sorted by its code. */
export const rules: readonly Rule[] = [
  excessiveConcurrency, // cost/excessive-concurrency
  excessiveHistory, // cost/excessive-history
  unboundedHistory, // cost/unbounded-history
  duplicateTemplateKey, // data/duplicate-template-key
  duplicateVariable, // data/duplicate-variable
  excessiveError, // data/excessive-error
  excessiveLiteral, // data/excessive-literal
  excessiveVariableName, // data/excessive-variable-name
  failingArgument, // data/failing-argument
  jsonpathInJsonata, // data/jsonpath-in-jsonata
  malformedExpression, // data/malformed-expression
  malformedJsonata, // data/malformed-jsonata
  malformedPattern, // data/malformed-pattern
  malformedVariableName, // data/malformed-variable-name
  missingDollar, // data/missing-dollar
  outdatedVariable, // data/outdated-variable
  pathInConstant, // data/path-in-constant
  possiblyUnassignedVariable, // data/possibly-unassigned-variable
  reservedVariable, // data/reserved-variable
  staticResult, // data/static-result
  unassignedVariable, // data/unassigned-variable
  unclosedJsonata, // data/unclosed-jsonata
  unevaluatedJsonata, // data/unevaluated-jsonata
  unknownFunction, // data/unknown-function
  unknownPath, // data/unknown-path
  unknownStatesField, // data/unknown-states-field
  unreachableVariable, // data/unreachable-variable
  unsupportedArgument, // data/unsupported-argument
  unsupportedArgumentCount, // data/unsupported-argument-count
  unsupportedContext, // data/unsupported-context
  unsupportedErrorOutput, // data/unsupported-error-output
  unsupportedIntrinsic, // data/unsupported-intrinsic
  unsupportedOperator, // data/unsupported-operator
  unsupportedPath, // data/unsupported-path
  unsupportedReference, // data/unsupported-reference
  unsupportedResult, // data/unsupported-result
  unsupportedTemplate, // data/unsupported-template
  unusedVariable, // data/unused-variable
  conflictingCatchAll, // flow/conflicting-catch-all
  conflictingDelay, // flow/conflicting-delay
  duplicateLabel, // flow/duplicate-label
  duplicateStateName, // flow/duplicate-state-name
  excessiveWait, // flow/excessive-wait
  missingDefault, // flow/missing-default
  missingEnd, // flow/missing-end
  missingInnerEnd, // flow/missing-inner-end
  unboundedLoop, // flow/unbounded-loop
  uncaughtError, // flow/uncaught-error
  unknownErrorName, // flow/unknown-error-name
  unknownTarget, // flow/unknown-target
  unreachableHandler, // flow/unreachable-handler
  unreachableRule, // flow/unreachable-rule
  unreachableState, // flow/unreachable-state
  unsupportedRetry, // flow/unsupported-retry
  unusedDistributedField, // flow/unused-distributed-field
  unusedReaderField, // flow/unused-reader-field
  unusedRetrier, // flow/unused-retrier
  deprecatedField, // schema/deprecated-field
  excessiveSize, // schema/excessive-size
  conflictingHeartbeat, // service/conflicting-heartbeat
  excessiveExpressDuration, // service/excessive-express-duration
  foreignErrorName, // service/foreign-error-name
  malformedAction, // service/malformed-action
  missingArgument, // service/missing-argument
  missingConnection, // service/missing-connection
  missingItemArgument, // service/missing-item-argument
  missingSdkArgument, // service/missing-sdk-argument
  missingTaskToken, // service/missing-task-token
  missingTimeout, // service/missing-timeout
  misspeltAction, // service/misspelt-action
  misspeltArgument, // service/misspelt-argument
  mistypedAttribute, // service/mistyped-attribute
  unknownAction, // service/unknown-action
  unknownArgument, // service/unknown-argument
  unknownIntegration, // service/unknown-integration
  unlistedIntegration, // service/unlisted-integration
  unsupportedCredentials, // service/unsupported-credentials
  unsupportedInExpress, // service/unsupported-in-express
  unsupportedInExpressChild, // service/unsupported-in-express-child
  unsupportedPattern, // service/unsupported-pattern
]
