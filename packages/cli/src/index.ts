// Workflows.
export { base64Decode, base64Encode, fromMillis, hash, now, partition, random, randomInteger, range, toMillis, unique, uuid } from '@stepwright/workflow'
export { foreignWorkflow, jsonata, jsonPath, param, retry, s3Items, workflow } from '@stepwright/workflow'
export type { Flow, ForeignOptions, Workflow, WorkflowOptions } from '@stepwright/workflow'

// What verbs take and give.
export type {
  Arg,
  BatchOptions,
  BranchValues,
  CaseValue,
  Cases,
  CaughtError,
  Choice,
  Data,
  Duration,
  Expression,
  ExecutionContext,
  ExpressionOf,
  DistributedMapOptions,
  InventoriedObject,
  ItemSource,
  ListedObject,
  HttpAnswer,
  HttpCall,
  MapOptions,
  PollOptions,
  RepeatOptions,
  ResultsOptions,
  RetryOptions,
  RetryRule,
  RetryTimes,
  SdkCall,
  SdkCalls,
  StartOptions,
  StepOptions,
  TaskOptions,
  TaskToken,
  Timestamp,
  Try,
  Value,
  Wire,
  WrittenResults,
} from '@stepwright/workflow'

// Services, for `flow.task('Name', lambda.invoke, { … })`.
export { lambda } from '@stepwright/services'
export {
  apigateway,
  athena,
  batch,
  bedrock,
  bedrockagentcore,
  codebuild,
  databrew,
  dynamodb,
  ecs,
  eks,
  emr,
  emrContainers,
  emrServerless,
  events,
  glue,
  mediaconvert,
  sagemaker,
  sns,
  sqs,
  states,
} from '@stepwright/services/tasks'
export type {
  Build,
  BuildStatus,
  EnvironmentVariable,
  InvokeArgs,
  InvokeResult,
  StartBuildArgs,
  StartBuildResult,
  StartBuildSyncResult,
  Sure,
  Task,
} from '@stepwright/services'

// Functions, tables and APIs, deployed with what uses them.
export { httpApi, lambdaFunction, table } from '@stepwright/workflow'
export type { HttpApi, HttpApiOptions, LambdaFunction, LambdaFunctionOptions, Permission, ResourceText, Table, TableOptions } from '@stepwright/workflow'

// Pipelines.
export { action, cloudFormation, codeBuild, codeCommit, condition, connectionSource, ecrSource, existingArtifact } from '@stepwright/codepipeline'
export { manualApproval, pipeline, pollingLambda, rule, runWorkflow, s3Deploy, s3Source, stage, variableCheck } from '@stepwright/codepipeline'
export type {
  ActionHandle,
  ActionOptions,
  Artifact,
  ArtifactFile,
  CodeBuildOptions,
  CodeCommitOptions,
  Pipeline,
  PipelineBuilder,
  PipelineOptions,
  RunWorkflowOptions,
  PollingLambda,
  PollingLambdaOptions,
  Stage,
  StageBuilder,
  StageConditions,
  TriggerFilters,
} from '@stepwright/codepipeline'

// How they are built: `stepwright.config.ts`.
export { defineConfig } from './config/define-config.js'
export type { Config } from './config/config.js'

// What is deployed with them.
export { project } from '@stepwright/emit'
export type { Project, ProjectOptions } from '@stepwright/emit'

// What a workflow or a pipeline turns into, for tests and tools.
export type { CallSite, Definition, Diagnostic, Json, JsonObject, Outcome } from '@stepwright/asl'
