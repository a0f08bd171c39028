// What authors write.
export { pipeline, type Pipeline, type PipelineOptions, type PipelineVerb } from './builder/pipeline.js'
export { stage, type Stage, type StageDocuments, type StageVerb } from './builder/stage.js'
export type { PipelineBuilder, StageBuilder } from './builder/pipeline-builder.js'
export type { ConnectedSource, PullRequests, Pushes, TriggerFilters } from './builder/trigger.js'
export type { ActionOptions } from './builder/action-options.js'
export type { StageConditions } from './builder/recorder.js'
export { condition, rule, type BuiltRule, type RuleName, type RuleOptions, type RuleSettings } from './builder/rule.js'
export { variableCheck, type VariableCheck } from './builder/variable-check.js'
export { manualApproval, type ManualApprovalOptions } from './builder/manual-approval.js'
export { pollingLambda, type PollingLambda, type PollingLambdaOptions, type Revision } from './builder/polling-lambda.js'
export { s3Source, type S3SourceOptions, type S3SourceVariable } from './builder/s3-source.js'
export { ecrSource, type EcrSourceOptions, type EcrSourceVariable } from './builder/ecr-source.js'
export { connectionSource, type ConnectionSourceOptions, type ConnectionSourceVariable } from './builder/connection-source.js'
export { s3Deploy, type S3DeployOptions } from './builder/s3-deploy.js'
export { cloudFormation, type CloudFormationOptions } from './builder/cloud-formation.js'
export { action, type ActionName, type ActionOf, type ActionSettings } from './builder/action.js'
export { codeBuild, type CodeBuildOptions } from './builder/code-build.js'
export { codeCommit, type CodeCommitOptions, type CodeCommitVariable } from './builder/code-commit.js'
export { runWorkflow, type RunWorkflowNames, type RunWorkflowOptions, type RunWorkflowVariable } from './builder/run-workflow.js'
export type { ActionHandle, ActionSpec } from './builder/action-spec.js'
export { existingArtifact, type Artifact, type ArtifactFile } from './builder/artifact.js'

// The documents of a pipeline.
export { documentsOf, type DocumentOptions, type PipelineDocuments, type SourceEvents } from './role/documents.js'
export type { Need } from './role/needs.js'
export type { SourceRule } from './role/source-events.js'
export type {
  ActionCategory,
  ActionDeclaration,
  ActionOwner,
  ActionTypeId,
  ArtifactReference,
  ArtifactStore,
  Condition,
  ConditionResult,
  Configuration,
  FailureHandling,
  PipelineDeclaration,
  PipelineType,
  StageDeclaration,
  Trigger,
} from './model/declaration.js'
export { writePipeline } from './model/write.js'

// Checks of any pipeline.
export { checkPipeline } from './rules/check-pipeline.js'
export { subjectOf, type PipelineSubject } from './rules/pipeline-rule.js'
export { checkPipelineDocument, type CheckedDocument } from './rules/check-document.js'

// Other spellings, and what others wrote.
export { cloudFormationPipeline, cloudFormationProperties, cloudFormationStage } from './model/cloud-formation.js'
export { readPipelines, readStage, type ReadPipeline } from './model/read.js'
export type { Misfit } from './model/fit.js'
export { pipelineCodes, type PipelineCode } from './rules/pipeline-codes.js'
export { insertStage, type InsertOptions } from './rules/insert-stage.js'
