import type { ManifestNeed } from '../files/manifest.js'

/** What a person must make first: `CodeBuild projects "ServiceA" and "ServiceB"`. What the documents make is left out. */
export function needsText(needs: readonly ManifestNeed[]): string {
  // one thing may be needed under several ARNs: a job definition, with and without its revision
  const byKind = new Map<string, Set<string>>()
  for (const { kind, name, madeBy } of needs) if (madeBy === 'you' && name !== undefined) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(`"${name}"`))
  return [...byKind].map(([kind, names]) => `${wordFor(kind, names.size)} ${list([...names])}`).join('; ')
}

function wordFor(kind: string, number: number): string {
  const [one, many] = words[kind] ?? [kind, kind]
  return number === 1 ? one : many
}

const words: { readonly [kind: string]: readonly [one: string, many: string] } = {
  'artifact-bucket': ['S3 bucket', 'S3 buckets'],
  repository: ['CodeCommit repository', 'CodeCommit repositories'],
  'source-bucket': ['S3 bucket of a source', 'S3 buckets of sources'],
  bucket: ['S3 bucket', 'S3 buckets'],
  'image-repository': ['ECR repository', 'ECR repositories'],
  connection: ['connection', 'connections'],
  topic: ['SNS topic', 'SNS topics'],
  'ecs-cluster': ['ECS cluster', 'ECS clusters'],
  'eks-cluster': ['EKS cluster', 'EKS clusters'],
  pipeline: ['pipeline', 'pipelines'],
  'action-role': ['role', 'roles'],
  project: ['CodeBuild project', 'CodeBuild projects'],
  function: ['Lambda function', 'Lambda functions'],
  'state-machine': ['state machine', 'state machines'],
  activity: ['activity', 'activities'],
  table: ['DynamoDB table', 'DynamoDB tables'],
  queue: ['SQS queue', 'SQS queues'],
  'event-bus': ['event bus', 'event buses'],
  'glue-job': ['Glue job', 'Glue jobs'],
  'task-definition': ['task definition', 'task definitions'],
  'job-queue': ['Batch job queue', 'Batch job queues'],
  'job-definition': ['Batch job definition', 'Batch job definitions'],
  'databrew-job': ['DataBrew job', 'DataBrew jobs'],
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
