// What authors write.
export { workflow } from './flow/record-workflow.js'
export { foreignWorkflow, type ForeignOptions } from './flow/foreign-workflow.js'
export type { Workflow } from './flow/workflow.js'
export type { WorkflowOptions, WorkflowVerb } from './flow/workflow-verb.js'
export { s3Items, type CsvOptions, type InventoriedObject, type ItemSource, type ListedObject, type S3Object } from './flow/item-source.js'
export type { BranchValues, CaseValue, Cases, Choice, Flow, Items } from './flow/flow.js'
export type { ExecutionContext } from './flow/execution-context.js'
export type { Ending } from './flow/ending.js'
export type { CaughtError, Try } from './flow/try.js'
export type { SdkCall, SdkCalls, Wire } from './flow/sdk-calls.js'
export type {
  BatchOptions,
  CarryOptions,
  DistributedMapOptions,
  HttpAnswer,
  HttpCall,
  LoopOptions,
  MapOptions,
  PollOptions,
  RepeatOptions,
  ResultsOptions,
  RetryOptions,
  RetryRule,
  StartOptions,
  StepOptions,
  TaskOptions,
  WrittenResults,
} from './flow/step-options.js'
export type { TaskToken } from './values/task-token.js'
export type { Timestamp } from './values/timestamp.js'
export { retry, type RetryTimes } from './flow/retry.js'
export { param } from './values/param.js'
export { jsonata, jsonPath } from './values/raw-expression.js'
export {
  base64Decode,
  base64Encode,
  fromMillis,
  hash,
  now,
  partition,
  random,
  randomInteger,
  range,
  toMillis,
  unique,
  uuid,
  type HashAlgorithm,
  type Intrinsic,
} from './values/intrinsics.js'
export type { Duration } from './values/duration.js'
export type { Arg, BlockResult, CompileError, Data, Expression, ExpressionOf, Primitive, Value, Widened } from './values/expression.js'

// What is deployed beside workflows.
export { lambdaFunction, type LambdaFunction, type LambdaFunctionOptions, type LambdaFunctionVerb } from './resources/lambda-function.js'
export { table, type Table, type TableOptions, type TableVerb } from './resources/table.js'
export { httpApi, type HttpApi, type HttpApiOptions, type HttpApiVerb } from './resources/http-api.js'
export type { Permission } from './resources/permission.js'
export type { ResourceText, WorkflowName } from './resources/resource-texts.js'
export type { ApiResource, ApiRoute, Deployed, FunctionResource, ReadPermission, Resource, ResourceBase, TableResource } from './resources/resource.js'
export { pathVariables } from './resources/path-variables.js'
export { parameterWord } from './values/parameter-word.js'

// Operators as functions, for runners without the compiler.
export { and, eq, format, gt, gte, lt, lte, ne, not, or } from './flow/operators.js'

// What the compiler adds to an author's code.
export { calls, isCallName, type CallName } from './values/calls.js'
export type { Placed, Recording } from './values/placed.js'
export {
  compiledExpression,
  type ArrayItem,
  type BinaryOperator,
  type CallTree,
  type CompiledExpression,
  type CompiledWorkflow,
  type ObjectEntry,
  type Position,
  type StaticKind,
  type StaticType,
  type Tree,
} from './values/tree.js'
