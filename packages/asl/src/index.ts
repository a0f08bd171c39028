// Addresses in a document, and places in a text.
export { child, pointer, segmentsOf, valueAt, type Pointer } from './source/pointer.js'
export { formatCallSite, type CallSite } from './source/call-site.js'
export type { Span } from './source/span.js'
export { nearName } from './source/near-name.js'

// What is wrong, and what there is besides.
export {
  diagnostic,
  sortDiagnostics,
  type Diagnostic,
  type DiagnosticArea,
  type DiagnosticCode,
  type DiagnosticFacts,
  type Fix,
  type Location,
  type RelatedLocation,
  type Severity,
} from './diagnostics/diagnostic.js'
export { hasErrors, type Outcome } from './diagnostics/outcome.js'
export { DiagnosticsError, isDiagnosticsError } from './diagnostics/diagnostics-error.js'
export { invariant } from './diagnostics/invariant.js'

// The one table: which fields there are, who has them, what they hold.
export type { Field, FieldLanguage, Holding, Owner, StateOwner } from './fields/field.js'
export { fields, fieldsOf, memberOf } from './fields/fields.js'
export { comparisonOperators, type ComparisonOperator } from './fields/comparison.js'

// The tree of a state machine.
export type { Json, JsonObject } from './model/json.js'
export type { QueryLanguage } from './model/query-language.js'
export type { ChoiceRule, Comparison, ComparisonRule, ConditionRule } from './model/choice-rule.js'
export type { Catcher, Retrier } from './model/retrier.js'
export type {
  Branch,
  ChoiceState,
  FailState,
  ItemProcessor,
  MapState,
  ParallelState,
  PassState,
  ProcessorConfig,
  Scope,
  State,
  StateType,
  SucceedState,
  TaskState,
  WaitState,
} from './model/state.js'
export type { Node, NodeKind, NodeOf, StateMachine } from './model/state-machine.js'
export type { Definition, Parameter, ParameterKind } from './model/definition.js'

// Documents.
export { readState, type ReadState, type UnreadField } from './model/read-state.js'
export { writeMachine, writeState } from './model/write.js'
export { formatJson } from './model/format-json.js'
export { machineSchema } from './schema/machine-schema.js'

// Expressions.
export { evaluateJsonata, parseJsonata, type JsonataExpression, type JsonataProblem, type ParsedJsonata } from './expressions/jsonata.js'
export { isJsonataString, jsonataBody } from './expressions/jsonata-text.js'
