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
  /** Either this, or one store for each Region in which an action runs. */
  readonly artifactStore?: ArtifactStore
  readonly artifactStores?: { readonly [region: string]: ArtifactStore }
  readonly stages: readonly StageDeclaration[]
  /** What becomes of an execution that meets another: the last two want V2. `SUPERSEDED` when left out. */
  readonly executionMode?: 'SUPERSEDED' | 'QUEUED' | 'PARALLEL'
  readonly variables?: readonly PipelineVariable[]
  readonly triggers?: readonly Trigger[]
}

/** A variable that an execution is started with: `#{variables.NAME}`. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineVariableDeclaration.html */
export interface PipelineVariable {
  readonly name: string
  readonly defaultValue?: string
  readonly description?: string
}

/** What starts a pipeline besides its sources. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineTriggerDeclaration.html */
export interface Trigger {
  readonly providerType: string
  readonly gitConfiguration: {
    readonly sourceActionName: string
    readonly push?: readonly PushFilter[]
    readonly pullRequest?: readonly PullRequestFilter[]
  }
}

/** Names that count, and names that do not. */
export interface NameFilter {
  readonly includes?: readonly string[]
  readonly excludes?: readonly string[]
}

/** Which pushes start a pipeline. */
export interface PushFilter {
  readonly tags?: NameFilter
  readonly branches?: NameFilter
  readonly filePaths?: NameFilter
}

/** Which pull requests start a pipeline. */
export interface PullRequestFilter {
  readonly events?: readonly ('OPEN' | 'UPDATED' | 'CLOSED')[]
  readonly branches?: NameFilter
  readonly filePaths?: NameFilter
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
  /** A KMS key: its id, ARN or alias. */
  readonly encryptionKey?: { readonly id: string; readonly type: 'KMS' }
}

/** Actions that run before the next stage begins. */
export interface StageDeclaration {
  readonly name: string
  readonly actions: readonly ActionDeclaration[]
  readonly beforeEntry?: { readonly conditions: readonly Condition[] }
  readonly onSuccess?: { readonly conditions: readonly Condition[] }
  readonly onFailure?: FailureHandling
}

/** What happens when a stage fails. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_FailureConditions.html */
export interface FailureHandling {
  readonly result?: ConditionResult
  readonly retryConfiguration?: { readonly retryMode: 'FAILED_ACTIONS' | 'ALL_ACTIONS' }
  readonly conditions?: readonly Condition[]
}

/** What a stage does when a rule of a condition does not hold. */
export type ConditionResult = 'ROLLBACK' | 'FAIL' | 'RETRY' | 'SKIP'

/** Rules that are asked before or after a stage. @see https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html */
export interface Condition {
  readonly result?: ConditionResult
  readonly rules: readonly RuleDeclaration[]
}

/** One question that a condition asks. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RuleDeclaration.html */
export interface RuleDeclaration {
  readonly name: string
  readonly ruleTypeId: { readonly category: 'Rule'; readonly owner?: 'AWS'; readonly provider: string; readonly version?: string }
  readonly configuration?: Configuration
  readonly commands?: readonly string[]
  readonly inputArtifacts?: readonly ArtifactReference[]
  readonly roleArn?: string
  readonly region?: string
  readonly timeoutInMinutes?: number
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
  readonly outputArtifacts?: readonly OutputArtifact[]
  readonly roleArn?: string
  readonly region?: string
  /** Of a manual approval only. */
  readonly timeoutInMinutes?: number
  /** Of Commands only. */
  readonly commands?: readonly string[]
  readonly outputVariables?: readonly string[]
  readonly environmentVariables?: readonly EnvironmentVariable[]
}

/** A variable of the shell that runs the commands of an action. */
export interface EnvironmentVariable {
  readonly name: string
  readonly value: string
  readonly type?: 'PLAINTEXT' | 'SECRETS_MANAGER'
}

/** An artifact that an action makes; which files, where it is Commands. */
export interface OutputArtifact extends ArtifactReference {
  readonly files?: readonly string[]
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
