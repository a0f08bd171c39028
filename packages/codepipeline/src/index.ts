// What authors write.
export { pipeline, type Pipeline, type PipelineOptions, type PipelineVerb } from './builder/pipeline.js'
export type { ActionOptions, PipelineBuilder, StageBuilder } from './builder/pipeline-builder.js'
export { action, type ActionName, type ActionOf, type ActionSettings } from './builder/action.js'
export { codeBuild, type CodeBuildOptions } from './builder/code-build.js'
export { codeCommit, type CodeCommitOptions, type CodeCommitVariable } from './builder/code-commit.js'
export { runWorkflow, type RunWorkflowNames, type RunWorkflowOptions, type RunWorkflowVariable } from './builder/run-workflow.js'
export type { ActionHandle, ActionSpec } from './builder/action-spec.js'
export type { Artifact, ArtifactFile } from './builder/artifact.js'

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
  Configuration,
  PipelineDeclaration,
  PipelineType,
  StageDeclaration,
} from './model/declaration.js'
export { writePipeline } from './model/write.js'

// Checks of any pipeline.
export { checkPipeline } from './rules/check-pipeline.js'
export { subjectOf, type PipelineSubject } from './rules/pipeline-rule.js'
export { checkPipelineDocument, type CheckedDocument } from './rules/check-document.js'

// Other spellings, and what others wrote.
export { cloudFormationPipeline, cloudFormationStage } from './model/cloud-formation.js'
export { readPipelines, readStage, type ReadPipeline } from './model/read.js'
export type { Misfit } from './model/fit.js'
export { insertStage, type InsertOptions } from './rules/insert-stage.js'
