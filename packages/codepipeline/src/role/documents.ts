import type { JsonObject } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { PipelineDeclaration } from '../model/declaration.js'
import { writePipeline } from '../model/write.js'
import { eventsRole, type EventsRole } from './events-role.js'
import { needsOf, type Need } from './needs.js'
import { serviceRole, type ServiceRole } from './service-role.js'
import { sourceRules, type SourceRule } from './source-events.js'

/** Everything that belongs to one pipeline; `policy` and `trust` are those of its role. */
export interface PipelineDocuments extends ServiceRole {
  readonly name: string
  /** `{ "pipeline": … }`, as `aws codepipeline create-pipeline --cli-input-json` reads it. */
  readonly pipeline: JsonObject
  /** What starts the pipeline when a source changes; nothing where no source waits for events. */
  readonly events?: SourceEvents
  /** What must exist before. */
  readonly needs: readonly Need[]
  /** Documents that actions read where they run, by their paths. */
  readonly files?: readonly { readonly path: string; readonly content: object }[]
}

/** EventBridge rules that start a pipeline, and the role that their target takes. */
export interface SourceEvents extends EventsRole {
  readonly rules: readonly SourceRule[]
}

/** What documents are made for. */
export interface DocumentOptions {
  readonly place: AwsPlace
  /** The role that EventBridge takes to start the pipeline. */
  readonly eventsRoleArn: string
  /** The state machines that the same build makes. */
  readonly workflows: readonly string[]
}

/** Every document of a pipeline. */
export function documentsOf(pipeline: PipelineDeclaration, { place, eventsRoleArn, workflows }: DocumentOptions): PipelineDocuments {
  const rules = sourceRules(pipeline, place, eventsRoleArn)
  const events = rules.length === 0 ? undefined : { rules, ...eventsRole(pipeline.name, place) }
  const roles = [roleNeed('pipeline-role', pipeline.roleArn), ...(events === undefined ? [] : [roleNeed('events-role', eventsRoleArn)])]
  return {
    name: pipeline.name,
    pipeline: writePipeline(pipeline),
    ...serviceRole(pipeline, place),
    ...(events === undefined ? {} : { events }),
    needs: [...roles, ...needsOf(pipeline, place, workflows)],
  }
}

function roleNeed(kind: Need['kind'], arn: string): Need {
  return { kind, name: arn.slice(arn.lastIndexOf('/') + 1), arn, madeBy: 'documents', usedBy: [] }
}
