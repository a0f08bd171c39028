import type { Call, CallResource } from '../integration/call.js'
import { defineIntegration, type Integration } from '../integration/integration.js'
import type { StartBuildArgs, StartBuildResult, StartBuildSyncResult } from './codebuild-shapes.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html'
const api = 'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html'

const project: CallResource = {
  arn: 'arn:${Partition}:codebuild:${Region}:${Account}:project/${ProjectName}',
  bind: { ProjectName: { member: 'ProjectName', accepts: ['arn', 'name'] } },
}

const start: readonly Call[] = [
  { phase: 'start', actions: ['codebuild:StartBuild'], resources: [project], source: docs },
  {
    phase: 'passRole',
    actions: ['iam:PassRole'],
    resources: [
      {
        arn: 'arn:${Partition}:iam::${Account}:role/${ServiceRole}',
        bind: { ServiceRole: { member: 'ServiceRoleOverride', accepts: ['arn', 'name'] } },
      },
    ],
    condition: { StringEquals: { 'iam:PassedToService': 'codebuild.amazonaws.com' } },
    when: { anyOf: ['ServiceRoleOverride'] },
    source: api,
  },
]

/** AWS CodeBuild, as `flow.task` takes it: `codebuild.startBuild`, and `codebuild.startBuild.sync`, which waits for the build. */
export const codebuild: { readonly startBuild: Integration<StartBuildArgs, StartBuildResult, { sync: StartBuildSyncResult }> } = {
  startBuild: defineIntegration<StartBuildArgs, StartBuildResult, { sync: StartBuildSyncResult }>({
    id: 'codebuild:startBuild',
    required: ['ProjectName'],
    optional: [
      'ArtifactsOverride', 'AutoRetryLimitOverride', 'BuildStatusConfigOverride', 'BuildspecOverride', 'CacheOverride',
      'CertificateOverride', 'ComputeTypeOverride', 'DebugSessionEnabled', 'EncryptionKeyOverride', 'EnvironmentTypeOverride',
      'EnvironmentVariablesOverride', 'FleetOverride', 'GitCloneDepthOverride', 'GitSubmodulesConfigOverride', 'IdempotencyToken',
      'ImageOverride', 'ImagePullCredentialsTypeOverride', 'InsecureSslOverride', 'LogsConfigOverride', 'PrivilegedModeOverride',
      'QueuedTimeoutInMinutesOverride', 'RegistryCredentialOverride', 'ReportBuildStatusOverride', 'SecondaryArtifactsOverride',
      'SecondarySourcesOverride', 'SecondarySourcesVersionOverride', 'ServiceRoleOverride', 'SourceAuthOverride',
      'SourceLocationOverride', 'SourceTypeOverride', 'SourceVersion', 'TimeoutInMinutesOverride',
    ],
    calls: {
      'request-response': start,
      sync: [
        ...start,
        { phase: 'poll', actions: ['codebuild:BatchGetBuilds'], resources: [project], source: docs },
        { phase: 'cancel', actions: ['codebuild:StopBuild'], resources: [project], source: docs },
        {
          phase: 'events',
          actions: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
          resources: ['arn:${Partition}:events:${Region}:${Account}:rule/StepFunctionsGetEventForCodeBuildStartBuildRule'],
          source: docs,
        },
      ],
    },
    errors: ['AccountLimitExceededException', 'InvalidInputException', 'ResourceNotFoundException'].map((name) => ({
      name: `CodeBuild.${name}`,
      source: api,
    })),
    docs,
  }),
}
