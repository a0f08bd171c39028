import type { Provider } from './provider.js'

/** Where pipelines begin, besides CodeCommit. Each row's `docs` is the page that says it. */
export const sources = [
  {
    category: 'Source',
    owner: 'AWS',
    provider: 'S3',
    version: '1',
    inputs: [0, 0],
    outputs: [1, 1],
    settings: {
      S3Bucket: { holds: 'text', required: true },
      S3ObjectKey: { holds: 'text', required: true },
      PollForSourceChanges: { holds: 'flag' },
      AllowOverrideForS3ObjectKey: { holds: 'flag' },
    },
    variables: ['BucketName', 'ETag', 'ObjectKey', 'VersionId'],
    calls: [
      { purpose: 'S3Source', actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: ['arn:${Partition}:s3:::${S3Bucket}/${S3ObjectKey}'] },
      { purpose: 'S3SourceAccount', actions: ['s3:GetBucketVersioning', 's3:GetBucketAcl', 's3:GetBucketLocation'], resources: ['arn:${Partition}:s3:::${S3Bucket}'] },
    ],
    uses: [{ kind: 'source-bucket', named: 'S3Bucket', arn: 'arn:${Partition}:s3:::${S3Bucket}', note: 'with versioning on, and with EventBridge notifications on where it is not polled' }],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html',
  },
  {
    category: 'Source',
    owner: 'AWS',
    provider: 'ECR',
    version: '1',
    inputs: [0, 0],
    outputs: [1, 1],
    settings: {
      RepositoryName: { holds: 'text', required: true },
      ImageTag: { holds: 'text' },
    },
    variables: ['ImageDigest', 'ImageTag', 'ImageURI', 'RegistryId', 'RepositoryName'],
    calls: [
      { purpose: 'ECR', actions: ['ecr:DescribeImages'], resources: ['arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}'] },
    ],
    uses: [{ kind: 'image-repository', named: 'RepositoryName', arn: 'arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}' }],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECR.html',
  },
  {
    category: 'Source',
    owner: 'AWS',
    provider: 'CodeStarSourceConnection',
    version: '1',
    inputs: [0, 0],
    outputs: [1, 1],
    settings: {
      ConnectionArn: { holds: 'text', required: true, pattern: /^arn:aws(-[\w]+)*:(codestar-connections|codeconnections):[^:]+:[0-9]{12}:connection\/[0-9a-f-]+$/ },
      FullRepositoryId: { holds: 'text', required: true, pattern: /^[^/]+\/.+$/ },
      BranchName: { holds: 'text', required: true },
      OutputArtifactFormat: { holds: 'choice', values: ['CODE_ZIP', 'CODEBUILD_CLONE_REF'] },
      DetectChanges: { holds: 'flag' },
    },
    variables: ['AuthorDate', 'BranchName', 'CommitId', 'CommitMessage', 'ConnectionArn', 'FullRepositoryName'],
    calls: [
      { purpose: 'CodeStarSourceConnection', actions: ['codestar-connections:UseConnection', 'codeconnections:UseConnection'], resources: ['${ConnectionArn}'] },
    ],
    uses: [{ kind: 'connection', named: 'ConnectionArn', arn: '${ConnectionArn}', note: 'made in the console, which asks for the consent that it wants' }],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html',
  },
  {
    category: 'Source',
    owner: 'ThirdParty',
    provider: 'GitHub',
    version: '1',
    inputs: [0, 0],
    outputs: [1, 1],
    settings: {
      Owner: { holds: 'text', required: true },
      Repo: { holds: 'text', required: true },
      Branch: { holds: 'text', required: true },
      OAuthToken: { holds: 'text', required: true, secret: true },
      PollForSourceChanges: { holds: 'flag' },
    },
    variables: ['AuthorDate', 'BranchName', 'CommitId', 'CommitMessage', 'CommitUrl', 'CommitterDate', 'RepositoryName'],
    calls: [],
    uses: [],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/appendix-github-oauth.html',
  },
] as const satisfies readonly Provider[]
