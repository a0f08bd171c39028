import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html'
const { start, poll, cancel, managedRule } = callsFrom(docs)

const project = bound('arn:${Partition}:codebuild:${Region}:${Account}:project/${ProjectName}', 'arn', 'name')
/** A build or a batch is guarded by its project. */
const projectOf = (member: string) =>
  bound('arn:${Partition}:codebuild:${Region}:${Account}:project/${Project}', { Project: { member, accepts: ['build-id'] } })

/** AWS CodeBuild apart from `startBuild`, whose arguments have types. */
export const codebuildFacts: readonly IntegrationFacts[] = [
  factsOf({
    id: 'codebuild:batchDeleteBuilds',
    required: ['Ids'],
    optional: [],
    calls: { 'request-response': [start('codebuild:BatchDeleteBuilds', projectOf('Ids[]'))] },
    docs,
  }),
  factsOf({
    id: 'codebuild:batchGetReports',
    required: ['ReportArns'],
    optional: [],
    calls: {
      'request-response': [
        start(
          'codebuild:BatchGetReports',
          bound('arn:${Partition}:codebuild:${Region}:${Account}:report-group/${ReportGroup}', {
            ReportGroup: { member: 'ReportArns[]', accepts: ['report-arn'] },
          }),
        ),
      ],
    },
    docs,
  }),
  factsOf({
    id: 'codebuild:deleteBuildBatch',
    required: ['Id'],
    optional: [],
    calls: { 'request-response': [start('codebuild:DeleteBuildBatch', projectOf('Id'))] },
    docs,
  }),
  factsOf({
    id: 'codebuild:retryBuildBatch',
    required: [],
    optional: ['Id', 'IdempotencyToken', 'RetryType'],
    calls: {
      'request-response': [start('codebuild:RetryBuildBatch', projectOf('Id'))],
      // the page names no rule for this one: it is polled
      sync: [
        start('codebuild:RetryBuildBatch', projectOf('Id')),
        poll('codebuild:BatchGetBuildBatches', projectOf('Id')),
        cancel('codebuild:StopBuildBatch', projectOf('Id')),
      ],
    },
    docs,
  }),
  factsOf({
    id: 'codebuild:startBuildBatch',
    required: ['ProjectName'],
    optional: [
      'SecondarySourcesOverride',
      'SecondarySourcesVersionOverride',
      'SourceVersion',
      'ArtifactsOverride',
      'SecondaryArtifactsOverride',
      'EnvironmentVariablesOverride',
      'SourceTypeOverride',
      'SourceLocationOverride',
      'SourceAuthOverride',
      'GitCloneDepthOverride',
      'GitSubmodulesConfigOverride',
      'BuildspecOverride',
      'InsecureSslOverride',
      'ReportBuildBatchStatusOverride',
      'EnvironmentTypeOverride',
      'ImageOverride',
      'ComputeTypeOverride',
      'CertificateOverride',
      'CacheOverride',
      'ServiceRoleOverride',
      'PrivilegedModeOverride',
      'BuildTimeoutInMinutesOverride',
      'QueuedTimeoutInMinutesOverride',
      'EncryptionKeyOverride',
      'IdempotencyToken',
      'LogsConfigOverride',
      'RegistryCredentialOverride',
      'ImagePullCredentialsTypeOverride',
      'BuildBatchConfigOverride',
      'DebugSessionEnabled',
    ],
    calls: {
      'request-response': [start('codebuild:StartBuildBatch', project)],
      sync: [
        start('codebuild:StartBuildBatch', project),
        poll('codebuild:BatchGetBuildBatches', project),
        cancel('codebuild:StopBuildBatch', project),
        managedRule('StepFunctionsGetEventForCodeBuildStartBuildBatchRule'),
      ],
    },
    docs,
  }),
  factsOf({
    id: 'codebuild:stopBuild',
    required: ['Id'],
    optional: [],
    calls: { 'request-response': [start('codebuild:StopBuild', projectOf('Id'))] },
    docs,
  }),
  factsOf({
    id: 'codebuild:stopBuildBatch',
    required: ['Id'],
    optional: [],
    calls: { 'request-response': [start('codebuild:StopBuildBatch', projectOf('Id'))] },
    docs,
  }),
]
