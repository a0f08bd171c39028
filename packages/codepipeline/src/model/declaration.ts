/**
 * A pipeline in the spelling of the API and the CLI.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
 */
export interface PipelineDeclaration {
  readonly name: string
  readonly roleArn: string
  /** Left out, the service decides; its API makes a V1 pipeline. */
  readonly pipelineType?: PipelineType
  readonly artifactStore: ArtifactStore
  readonly stages: readonly StageDeclaration[]
}

/**
 * V2 has triggers, variables and conditions, and another price.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-types.html
 */
export type PipelineType = 'V1' | 'V2'

/** The bucket through which actions hand each other files. */
export interface ArtifactStore {
  readonly type: 'S3'
  readonly location: string
}

/** Actions that run before the next stage begins. */
export interface StageDeclaration {
  readonly name: string
  readonly actions: readonly ActionDeclaration[]
}

/** One call of a provider. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html */
export interface ActionDeclaration {
  readonly name: string
  readonly actionTypeId: ActionTypeId
  /** Actions of one number run side by side; lower numbers first. 1 when left out. */
  readonly runOrder?: number
  /** Under which name later actions read this one's variables. */
  readonly namespace?: string
  readonly configuration?: Configuration
  readonly inputArtifacts?: readonly ArtifactReference[]
  readonly outputArtifacts?: readonly ArtifactReference[]
}

/** The settings of an action: texts only, on the wire. */
export type Configuration = { readonly [key: string]: string }

/** An artifact, by name. */
export interface ArtifactReference {
  readonly name: string
}

/** Which provider an action calls. `version` is a text. */
export interface ActionTypeId {
  readonly category: ActionCategory
  readonly owner: ActionOwner
  readonly provider: string
  readonly version: string
}

/** What an action is for. */
export type ActionCategory = 'Source' | 'Build' | 'Deploy' | 'Test' | 'Invoke' | 'Approval' | 'Compute'

/** Who runs a provider. */
export type ActionOwner = 'AWS' | 'ThirdParty' | 'Custom'
