import type { CallSite, Definition } from '@stepwright/asl'
import type { Pipeline, Stage } from '@stepwright/codepipeline'
import type { Resource } from '@stepwright/workflow'
import type { Project } from './project.js'

/** What is built together: machines and pipelines, each with where it came from. */
export interface System {
  readonly definitions: readonly SystemDefinition[]
  readonly pipelines: readonly SystemPipeline[]
  /** CodeBuild projects that were declared beside them. */
  readonly projects?: readonly SystemProject[]
  /** Functions, tables and APIs that were declared beside them, or that they name. */
  readonly resources?: readonly SystemResource[]
  /** Stages for pipelines that are elsewhere. */
  readonly stages?: readonly SystemStage[]
}

/** A machine of a system. */
export interface SystemDefinition {
  readonly definition: Definition
  readonly from: Provenance
}

/** A pipeline of a system. */
export interface SystemPipeline {
  readonly pipeline: Pipeline
  readonly from: Provenance
}

/** A stage of a system. */
export interface SystemStage {
  readonly stage: Stage
  readonly from: Provenance
}

/** A function, a table or an API of a system. */
export interface SystemResource<R extends Resource = Resource> {
  readonly resource: R
  readonly from: Provenance
  /** Of a function: its bundle. */
  readonly code?: string
}

/** A CodeBuild project of a system. */
export interface SystemProject {
  readonly project: Project
  readonly from: Provenance
}

/** Where a workflow or a pipeline was written: its call, or at least its file. */
export type Provenance = Pick<CallSite, 'file'> & Partial<CallSite>
