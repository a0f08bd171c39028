import type { JsonObject } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { ActionDeclaration } from '../model/declaration.js'

/**
 * The EventBridge events that say that a source has changed, where its pipeline waits for them: a CodeCommit source that
 * is not polled.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-repo-changes-cli.html
 */
export function changeEvents({ actionTypeId, configuration = {} }: ActionDeclaration, place: AwsPlace): JsonObject | undefined {
  const { category, provider } = actionTypeId
  const { RepositoryName, BranchName, PollForSourceChanges } = configuration
  if (category !== 'Source' || provider !== 'CodeCommit' || PollForSourceChanges !== 'false') return undefined
  return {
    source: ['aws.codecommit'],
    'detail-type': ['CodeCommit Repository State Change'],
    resources: [`arn:${place.partition}:codecommit:${place.region}:${place.account}:${RepositoryName ?? ''}`],
    detail: {
      event: ['referenceCreated', 'referenceUpdated'],
      referenceType: ['branch'],
      referenceName: [BranchName ?? ''],
    },
  }
}
