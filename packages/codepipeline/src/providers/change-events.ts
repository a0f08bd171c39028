import type { JsonObject } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { ActionDeclaration, Configuration } from '../model/declaration.js'

/**
 * The EventBridge events that say that a source has changed, where its pipeline waits for them: sources in CodeCommit and S3 that
 * are not polled, and ECR, which never is.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/change-detection-methods.html
 */
export function changeEvents({ actionTypeId, configuration = {} }: ActionDeclaration, place: AwsPlace): JsonObject | undefined {
  const { category, owner, provider } = actionTypeId
  if (category !== 'Source' || owner !== 'AWS') return undefined
  if (provider === 'ECR') return imagePushed(configuration)
  if (configuration['PollForSourceChanges'] !== 'false') return undefined
  if (provider === 'CodeCommit') return branchMoved(configuration, place)
  return provider === 'S3' ? objectCreated(configuration) : undefined
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-repo-changes-cli.html */
function branchMoved({ RepositoryName = '', BranchName = '' }: Configuration, { partition, region, account }: AwsPlace): JsonObject {
  return {
    source: ['aws.codecommit'],
    'detail-type': ['CodeCommit Repository State Change'],
    resources: [`arn:${partition}:codecommit:${region}:${account}:${RepositoryName}`],
    detail: { event: ['referenceCreated', 'referenceUpdated'], referenceType: ['branch'], referenceName: [BranchName] },
  }
}

/**
 * Events that the bucket itself sends: no trail of CloudTrail is wanted.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/create-S3-source-events.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
function objectCreated({ S3Bucket = '', S3ObjectKey = '' }: Configuration): JsonObject {
  return { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { bucket: { name: [S3Bucket] }, object: { key: [S3ObjectKey] } } }
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-ecr-source-console.html */
function imagePushed({ RepositoryName = '', ImageTag = 'latest' }: Configuration): JsonObject {
  return {
    source: ['aws.ecr'],
    'detail-type': ['ECR Image Action'],
    detail: { 'action-type': ['PUSH'], 'image-tag': [ImageTag], 'repository-name': [RepositoryName], result: ['SUCCESS'] },
  }
}
