import type { Configuration } from '../model/declaration.js'

/**
 * The keys that the action which deploys to S3 writes, as IAM matches them: all below ObjectKey when files are extracted, else ObjectKey alone, and all that begins with it where
 * that is not known yet. Only its beginning where the rest is known when the action runs: a variable of the pipeline, or a timestamp or UUID that the action puts in. Without a key
 * that begins with a constant, all of the bucket.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/tutorials-s3deploy.html
 */
export function deployedObjects({ Extract, ObjectKey = '' }: Configuration): string {
  // "*" and "?" in a key would be wildcards in a policy
  const [constant = ''] = /^[^#{$*?]*/.exec(ObjectKey) ?? []
  if (constant !== ObjectKey) return `${constant}*`
  if (Extract === 'false' && ObjectKey !== '') return ObjectKey
  const folder = ObjectKey.replace(/\/+$/, '')
  if (folder === '') return '*'
  // a parameter or a variable decides
  return Extract === undefined || Extract === 'true' ? `${folder}/*` : `${ObjectKey}*`
}
