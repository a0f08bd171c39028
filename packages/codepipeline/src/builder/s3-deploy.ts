import { action } from './action.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { Artifact } from './artifact.js'

/** What `s3Deploy` takes. */
export interface S3DeployOptions {
  readonly input: Artifact
  readonly bucket: string
  /** The folder into which the files go; with `zip`, the object's name. */
  readonly key?: string
  /** Leaves the artifact zipped. */
  readonly zip?: boolean
}

/**
 * Puts the files of an artifact into a bucket.
 *
 * @example
 * p.stage('Site').action('Upload', s3Deploy({ input: build, bucket: 'site' }))
 * // "configuration": { "BucketName": "site", "Extract": "true" }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html
 */
export function s3Deploy({ input, bucket, key, zip = false }: S3DeployOptions): ActionSpec<'step', ActionHandle<never>> {
  return action('Deploy/S3', { inputs: [input], settings: { BucketName: bucket, Extract: zip ? 'false' : 'true', ...(key === undefined ? {} : { ObjectKey: key }) } })
}
