import { action } from './action.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { Artifact } from './artifact.js'

/** What `ecrSource` takes. */
export interface EcrSourceOptions {
  readonly repository: string
  /** The tag that is watched; `latest` when left out. */
  readonly tag?: string
  /** The artifact's name; made from the action's when left out. */
  readonly output?: string
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
}

/** The variables of a source in ECR. */
export type EcrSourceVariable = 'ImageDigest' | 'ImageTag' | 'ImageURI' | 'RegistryId' | 'RepositoryName'

/**
 * An image in ECR. An EventBridge rule starts the pipeline when the tag is pushed, and comes with its role.
 *
 * @example
 * const image = p.source('Image', ecrSource({ repository: 'web' }))
 * // "configuration": { "RepositoryName": "web" }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECR.html
 */
export function ecrSource({ repository, tag, ...names }: EcrSourceOptions): ActionSpec<'source', Artifact & ActionHandle<EcrSourceVariable>> {
  return action('Source/ECR', { ...names, settings: { RepositoryName: repository, ...(tag === undefined ? {} : { ImageTag: tag }) } })
}
