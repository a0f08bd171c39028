// Addresses in a document, and places in a text.
export { child, pointer, segmentsOf, valueAt, type Pointer } from './source/pointer.js'
export { formatCallSite, type CallSite } from './source/call-site.js'
export type { Span } from './source/span.js'
export { remembered } from './source/remembered.js'
export { nearName } from './source/near-name.js'

// Which files a pattern names; the commands and the configuration of lint read the same ones.
export { folderOfGlob, globTest, isGlob } from './source/glob.js'
export { spanAt, type SourceText } from './source/span-at.js'
export { lineColumnAt, type LineColumn } from './source/line-column.js'
export type { ParsedText, Syntax } from './source/syntax.js'
export { findPlace, type TextMember, type TextNode, type TextPlace } from './source/text-node.js'
export type { TextProblem, TextProblemKind } from './source/text-problem.js'
export { isYamlFile, loadTaggedYaml, loadYaml, loadYamlPrinter } from './source/yaml.js'

// What is wrong, and what there is besides.
export {
  diagnostic,
  sortDiagnostics,
  type Diagnostic,
  type DiagnosticArea,
  type DiagnosticCode,
  type DiagnosticFacts,
  type Edit,
  type Fix,
  type Location,
  type RelatedLocation,
  type Severity,
} from './diagnostics/diagnostic.js'
export { hasErrors, type Outcome } from './diagnostics/outcome.js'
export { DiagnosticsError, isDiagnosticsError } from './diagnostics/diagnostics-error.js'
export { invariant } from './diagnostics/invariant.js'

// Texts: JSON, and YAML once it is loaded.
export { readText, type ReadText } from './text/read-text.js'
export { json as jsonSyntax } from './source/json.js'
export { locate } from './text/locate.js'

// The one table: which fields there are, who has them, what they hold.
export type { Circumstance, Field, FieldLanguage, Holding, Owner, Requirement, StateOwner } from './fields/field.js'
export { fields, fieldsOf, memberOf } from './fields/fields.js'
export { rowOf } from './fields/row-of.js'
export { isPlaceholder } from './fields/is-placeholder.js'
export { isTimestamp } from './fields/is-timestamp.js'
export { comparisonOperators, type ComparisonOperator } from './fields/comparison.js'

// The tree of a state machine.
export { isObject, type Json, type JsonObject } from './model/json.js'
export type { Placeholder, Unknown } from './model/node.js'
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
export type { ItemBatcher, ItemReader, ReaderConfig, ResultWriter, WriterConfig } from './model/distributed-map.js'
export type { Node, NodeKind, NodeOf, StateMachine } from './model/state-machine.js'
export type { Definition, Logging, Parameter } from './model/definition.js'
export { parameterKinds, type ParameterKind } from './model/parameter-kinds.js'

// Documents.
export { locationOf } from './model/location-of.js'
export { readDefinition, type DefinitionFacts, type ReadDefinition } from './model/read-definition.js'
export { readMachine } from './model/read-machine.js'
export { readState, type ReadState } from './model/read-state.js'
export { writeMachine, writeState } from './model/write.js'
export { formatJson } from './model/format-json.js'
export { machineSchema } from './schema/machine-schema.js'

// Expressions. JSONata itself is at "@stepwright/asl/jsonata", so that a tool that meets none loads none.
export { isJsonataString, jsonataBody } from './expressions/jsonata-text.js'
export type { ExpressionProblem } from './expressions/cursor.js'
export type { ExpressionEnvironment } from './expressions/environment.js'
export {
  isDefinite,
  isReferencePath,
  type JsonPath,
  type PathCondition,
  type PathOperand,
  type PathRoot,
  type PathSegment,
  type PathSelector,
} from './expressions/jsonpath/path.js'
export { parseJsonPath, type ParsedJsonPath } from './expressions/jsonpath/parse.js'
export { printJsonPath } from './expressions/jsonpath/print.js'
export { evaluateJsonPath, type JsonPathFailure, type JsonPathResult } from './expressions/jsonpath/evaluate.js'
export { writeAtPath, type WriteResult } from './expressions/jsonpath/write.js'
export { callsIn, type IntrinsicArgument, type IntrinsicCall } from './expressions/intrinsics/call.js'
export { deepestIntrinsic, parseIntrinsic, type ParsedIntrinsic } from './expressions/intrinsics/parse.js'
export { checkIntrinsic, type IntrinsicProblem } from './expressions/intrinsics/check.js'
export { intrinsics } from './expressions/intrinsics/catalog.js'
export { hash } from './expressions/hash.js'
export type { Intrinsic, IntrinsicParameter, IntrinsicTools, IntrinsicType } from './expressions/intrinsics/intrinsic.js'
export { evaluateIntrinsic, type IntrinsicEnvironment, type IntrinsicFailure, type IntrinsicResult } from './expressions/intrinsics/evaluate.js'
export { parsePathExpression, pathsIn, type PathExpression } from './expressions/template/path-expression.js'
export { evaluateTemplate, type TemplateFailure, type TemplateResult } from './expressions/template/evaluate.js'
export { expressionSites, type ExpressionSite } from './expressions/template/expression-sites.js'
export { bytesOf } from './expressions/bytes.js'
export { seededRandom } from './expressions/seeded-random.js'

// Analysis: what can be worked out about a machine, sound or not.
export { analyse, type Analysis, type AnalysisTools } from './analysis/analysis.js'
export { isDistributed, scopesIn, type ScopePlace } from './analysis/scopes.js'
export { isUncertain, type Transition } from './analysis/transitions.js'
export type { Graph } from './analysis/graph.js'
export { isEnd } from './analysis/is-end.js'
export type { Loop } from './analysis/loops.js'
export { languageOf } from './analysis/language-of.js'
export type { Moment } from './analysis/moment.js'
export { chooseFields, eachField, type Fielded } from './analysis/each-field.js'
export type { Literal } from './analysis/literals.js'
export type { Parsed, ReadJsonata, Site } from './analysis/site.js'
export type { Assigner, Assignment } from './analysis/assignments.js'
export type { Certainty } from './analysis/definite-assignment.js'
export { type VariableRead, type Variables } from './analysis/variables.js'
export { variableReferences } from './analysis/variable-references.js'
export { follow, lazyShape, type DeadEnd, type Shape } from './analysis/shape.js'
export type { ResultOf, StateShapes } from './analysis/state-shapes.js'
export { followStates } from './analysis/template-shape.js'
export type { History } from './analysis/history.js'
export { jsonataBuiltinOf, jsonataBuiltins, type JsonataBuiltin } from './expressions/jsonata-builtins.js'
