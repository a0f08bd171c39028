import { action } from './action.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { Artifact } from './artifact.js'

/** What `s3Source` takes. */
export interface S3SourceOptions {
  /** A bucket with versioning and EventBridge notifications on. */
  readonly bucket: string
  /** The object that is watched: a zip file. */
  readonly key: string
  /** The artifact's name; made from the action's when left out. */
  readonly output?: string
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
}

/** The variables of a source in S3. */
export type S3SourceVariable = 'BucketName' | 'ETag' | 'ObjectKey' | 'VersionId'

/**
 * An object in S3. The pipeline does not poll it: an EventBridge rule starts the pipeline when the object is written, and comes with its role.
 *
 * @example
 * const source = p.source(s3Source({ bucket: 'releases', key: 'app.zip' }))
 * // "configuration": { "S3Bucket": "releases", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false" }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
 */
export function s3Source({ bucket, key, ...names }: S3SourceOptions): ActionSpec<'source', Artifact & ActionHandle<S3SourceVariable>> {
  return action('Source/S3', { ...names, settings: { S3Bucket: bucket, S3ObjectKey: key, PollForSourceChanges: 'false' } })
}
