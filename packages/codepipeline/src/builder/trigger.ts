import type { CompileError } from '@stepwright/workflow'
import type { Trigger, NameFilter, PullRequestFilter } from '../model/declaration.js'
import type { ActionHandle } from './action-spec.js'
import type { Artifact } from './artifact.js'
import type { ConnectionSourceVariable } from './connection-source.js'
import { stagesOf, type PipelineRecord } from './recorder.js'

/** A source that a trigger can be about: what `p.source(connectionSource(…))` returned. */
export type ConnectedSource = Artifact & ActionHandle<ConnectionSourceVariable>

/** Says of another source that no trigger can be about it. */
export type OfConnection<Source> = Source extends ConnectedSource
  ? ConnectedSource
  : CompileError<'a trigger is about a source behind a connection; make the source with connectionSource(…), or leave the trigger out: other sources start the pipeline by themselves'>

/** Pushes that start a pipeline: to branches, of tags, or to files of branches. */
export type Pushes =
  | { readonly branches: NameFilter; readonly filePaths?: NameFilter; readonly tags?: NameFilter }
  | { readonly tags: NameFilter; readonly branches?: never; readonly filePaths?: never }

/** Pull requests that start a pipeline. */
export type PullRequests = PullRequestFilter & { readonly branches: NameFilter }

/**
 * What starts a pipeline: pushes or pull requests, not both.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-filter.html
 */
export type TriggerFilters =
  | { readonly push: readonly [Pushes, ...Pushes[]]; readonly pullRequest?: never }
  | { readonly pullRequest: readonly [PullRequests, ...PullRequests[]]; readonly push?: never }

/** The triggers of a pipeline as its document has them. One of another pipeline's source is found unknown, and says where it comes from. */
export function declareTriggers(record: PipelineRecord): Trigger[] {
  const actions = stagesOf(record).flatMap((stage) => stage.actions)
  return record.triggers.map(({ source, filters }) => {
    const sourceActionName = actions.find(({ artifact }) => artifact === source)?.name ?? `${source.pipeline}/${source.action}`
    return { providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName, ...filters } }
  })
}
