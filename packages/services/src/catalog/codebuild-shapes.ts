/**
 * Arguments of `codebuild:startBuild`. Those that end in `Override` replace a setting of the project for this build.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
export interface StartBuildArgs {
  /** Name or ARN of the project. */
  readonly ProjectName: string
  readonly ArtifactsOverride?: ProjectArtifacts
  readonly AutoRetryLimitOverride?: number
  readonly BuildspecOverride?: string
  readonly BuildStatusConfigOverride?: { readonly Context?: string; readonly TargetUrl?: string }
  readonly CacheOverride?: ProjectCache
  readonly CertificateOverride?: string
  readonly ComputeTypeOverride?: 'ATTRIBUTE_BASED_COMPUTE' | 'BUILD_GENERAL1_2XLARGE' | 'BUILD_GENERAL1_LARGE' | 'BUILD_GENERAL1_MEDIUM' | 'BUILD_GENERAL1_SMALL' | 'BUILD_GENERAL1_XLARGE' | 'BUILD_LAMBDA_10GB' | 'BUILD_LAMBDA_1GB' | 'BUILD_LAMBDA_2GB' | 'BUILD_LAMBDA_4GB' | 'BUILD_LAMBDA_8GB' | 'CUSTOM_INSTANCE_TYPE'
  readonly DebugSessionEnabled?: boolean
  readonly EncryptionKeyOverride?: string
  readonly EnvironmentTypeOverride?: 'ARM_CONTAINER' | 'ARM_EC2' | 'ARM_LAMBDA_CONTAINER' | 'LINUX_CONTAINER' | 'LINUX_EC2' | 'LINUX_GPU_CONTAINER' | 'LINUX_LAMBDA_CONTAINER' | 'MAC_ARM' | 'WINDOWS_CONTAINER' | 'WINDOWS_EC2' | 'WINDOWS_SERVER_2019_CONTAINER' | 'WINDOWS_SERVER_2022_CONTAINER'
  readonly EnvironmentVariablesOverride?: readonly EnvironmentVariable[]
  readonly FleetOverride?: { readonly FleetArn?: string }
  readonly GitCloneDepthOverride?: number
  readonly GitSubmodulesConfigOverride?: { readonly FetchSubmodules: boolean }
  readonly IdempotencyToken?: string
  readonly ImageOverride?: string
  readonly ImagePullCredentialsTypeOverride?: 'CODEBUILD' | 'SERVICE_ROLE'
  readonly InsecureSslOverride?: boolean
  readonly LogsConfigOverride?: LogsConfig
  readonly PrivilegedModeOverride?: boolean
  /** 5 to 480 minutes. */
  readonly QueuedTimeoutInMinutesOverride?: number
  readonly RegistryCredentialOverride?: { readonly Credential: string; readonly CredentialProvider: 'SECRETS_MANAGER' }
  readonly ReportBuildStatusOverride?: boolean
  readonly SecondaryArtifactsOverride?: readonly ProjectArtifacts[]
  readonly SecondarySourcesOverride?: readonly ProjectSource[]
  readonly SecondarySourcesVersionOverride?: readonly { readonly SourceIdentifier: string; readonly SourceVersion: string }[]
  readonly ServiceRoleOverride?: string
  readonly SourceAuthOverride?: SourceAuth
  readonly SourceLocationOverride?: string
  readonly SourceTypeOverride?: SourceType
  readonly SourceVersion?: string
  /** 5 to 2,160 minutes. */
  readonly TimeoutInMinutesOverride?: number
}

/** A variable of the build's environment. `PLAINTEXT` when no type is given; the others name where the value is kept. */
export interface EnvironmentVariable {
  readonly Name: string
  readonly Value: string
  readonly Type?: 'PLAINTEXT' | 'PARAMETER_STORE' | 'SECRETS_MANAGER'
}

/** What `codebuild:startBuild` yields at once: a build that has just begun. */
export interface StartBuildResult {
  readonly Build: Build
}

/** What `codebuild:startBuild.sync` yields: the build succeeded, since any other end fails the task. */
export interface StartBuildSyncResult {
  readonly Build: Omit<Build, 'BuildStatus'> & { readonly BuildStatus: 'SUCCEEDED' }
}

/**
 * How far a build has come, or how it ended.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Build.html
 */
export type BuildStatus = 'SUCCEEDED' | 'FAILED' | 'FAULT' | 'TIMED_OUT' | 'IN_PROGRESS' | 'STOPPED'

/**
 * A build. Its times (`StartTime`, `EndTime`) are left out until a recorded execution shows how Step Functions writes them.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Build.html
 */
export interface Build {
  /** `project:uuid`. */
  readonly Id: string
  readonly Arn: string
  readonly ProjectName: string
  readonly BuildNumber: number
  readonly BuildStatus: BuildStatus
  readonly BuildComplete: boolean
  readonly CurrentPhase: string
  /** Who or what started it. */
  readonly Initiator: string
  readonly Phases: readonly BuildPhase[]
  readonly Source: ProjectSource
  readonly SourceVersion?: string
  /** The commit that the version turned out to be. */
  readonly ResolvedSourceVersion?: string
  readonly Artifacts: { readonly Location?: string; readonly Sha256sum?: string; readonly Md5sum?: string }
  readonly Environment: BuildEnvironment
  readonly ExportedEnvironmentVariables?: readonly { readonly Name: string; readonly Value: string }[]
  readonly Logs: { readonly GroupName?: string; readonly StreamName?: string; readonly DeepLink?: string }
  readonly ServiceRole: string
  readonly EncryptionKey: string
  readonly TimeoutInMinutes: number
  readonly QueuedTimeoutInMinutes: number
}

interface BuildPhase {
  readonly PhaseType: string
  readonly PhaseStatus?: 'QUEUED' | BuildStatus
  readonly DurationInSeconds?: number
  readonly Contexts?: readonly { readonly StatusCode?: string; readonly Message?: string }[]
}

interface BuildEnvironment {
  readonly Type: string
  readonly Image: string
  readonly ComputeType: string
  readonly EnvironmentVariables?: readonly EnvironmentVariable[]
  readonly PrivilegedMode?: boolean
}

interface ProjectArtifacts {
  readonly Type: 'CODEPIPELINE' | 'S3' | 'NO_ARTIFACTS'
  readonly ArtifactIdentifier?: string
  readonly EncryptionDisabled?: boolean
  readonly Location?: string
  readonly Name?: string
  readonly NamespaceType?: 'NONE' | 'BUILD_ID'
  readonly OverrideArtifactName?: boolean
  readonly Packaging?: 'NONE' | 'ZIP'
  readonly Path?: string
}

interface ProjectCache {
  readonly Type: 'NO_CACHE' | 'S3' | 'LOCAL'
  readonly Location?: string
  readonly Modes?: readonly ('LOCAL_DOCKER_LAYER_CACHE' | 'LOCAL_SOURCE_CACHE' | 'LOCAL_CUSTOM_CACHE')[]
}

interface LogsConfig {
  readonly CloudWatchLogs?: { readonly Status: 'ENABLED' | 'DISABLED'; readonly GroupName?: string; readonly StreamName?: string }
  readonly S3Logs?: { readonly Status: 'ENABLED' | 'DISABLED'; readonly Location?: string; readonly EncryptionDisabled?: boolean }
}

interface ProjectSource {
  readonly Type: SourceType
  readonly Location?: string
  readonly Buildspec?: string
  readonly GitCloneDepth?: number
  readonly SourceIdentifier?: string
}

interface SourceAuth {
  readonly Type: 'OAUTH' | 'CODECONNECTIONS' | 'SECRETS_MANAGER'
  readonly Resource?: string
}

type SourceType =
  | 'BITBUCKET'
  | 'CODECOMMIT'
  | 'CODEPIPELINE'
  | 'GITHUB'
  | 'GITHUB_ENTERPRISE'
  | 'GITLAB'
  | 'GITLAB_SELF_MANAGED'
  | 'NO_SOURCE'
  | 'S3'
