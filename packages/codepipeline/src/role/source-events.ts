import type { JsonObject } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { PipelineDeclaration } from '../model/declaration.js'
import { timelineOf } from '../model/timeline.js'
import { changeEvents } from '../providers/change-events.js'
import { pipelineArn } from './arns.js'

/** An EventBridge rule that starts a pipeline, as `put-rule` and `put-targets` take it. */
export interface SourceRule {
  readonly Name: string
  readonly EventPattern: JsonObject
  readonly State: 'ENABLED'
  readonly Targets: readonly { readonly Id: string; readonly Arn: string; readonly RoleArn: string }[]
}

/**
 * The rules that start a pipeline when a source of it changes, one for each source that is not polled.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-repo-changes-cli.html
 */
export function sourceRules(pipeline: PipelineDeclaration, place: AwsPlace, roleArn: string): SourceRule[] {
  const watched = timelineOf(pipeline).flatMap(({ action }) => {
    const pattern = changeEvents(action, place)
    return pattern === undefined ? [] : [{ action: action.name, pattern }]
  })
  return watched.map(({ action, pattern }): SourceRule => ({
    Name: ruleName(pipeline.name, watched.length === 1 ? 'source' : action),
    EventPattern: pattern,
    State: 'ENABLED',
    Targets: [{ Id: 'pipeline', Arn: pipelineArn(pipeline.name, place), RoleArn: roleArn }],
  }))
}

// A rule's name has no "@": https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
function ruleName(pipeline: string, source: string): string {
  return `${pipeline}-${source}-change`.replaceAll('@', '-')
}
