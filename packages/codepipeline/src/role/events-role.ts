import { invariant, type JsonObject } from '@stepwright/asl'
import { policyOf, type AwsPlace, type PolicyDocument } from '@stepwright/iam'
import { pipelineArn } from './arns.js'

/** The role of a rule's target. */
export interface EventsRole {
  readonly policy: PolicyDocument
  readonly trust: JsonObject
}

/**
 * The role that EventBridge takes to start a pipeline. Its trust policy has no condition, as in AWS's own pages: none of
 * them says that EventBridge sets `aws:SourceArn` when it takes a role, and without it the pipeline would never start.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-repo-changes-cli.html
 */
export function eventsRole(pipeline: string, place: AwsPlace): EventsRole {
  const policy = policyOf([
    { purpose: 'StartPipeline', actions: ['codepipeline:StartPipelineExecution'], resources: [pipelineArn(pipeline, place)] },
  ])
  invariant(policy !== undefined, 'the role of a rule may always start its pipeline')
  const trust = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' }
  return { policy, trust: { Version: '2012-10-17', Statement: [trust] } }
}
