import type { AwsPlace } from '@stepwright/iam'
import type { ActionDeclaration } from '../model/declaration.js'

/**
 * The ARN of a pipeline: there is no `pipeline/` in it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodepipeline.html#awscodepipeline-resources-for-iam-policies
 */
export function pipelineArn(name: string, { partition, region, account }: AwsPlace): string {
  return `arn:${partition}:codepipeline:${region}:${account}:${name}`
}

/** The ARN of a role that is given by its name or by its ARN. */
export function roleArn(role: string, { partition, account }: AwsPlace): string {
  return role.startsWith('arn:') ? role : `arn:${partition}:iam::${account}:role/${role}`
}

/** The ARN of a bucket, which has no region and no account. */
export function bucketArn(bucket: string, { partition }: AwsPlace): string {
  return `arn:${partition}:s3:::${bucket}`
}

/** Where an action runs, and whose things its settings name: those of the account of its own role. */
export function placeOf({ region, roleArn: role = '' }: Pick<ActionDeclaration, 'region' | 'roleArn'>, place: AwsPlace): AwsPlace {
  const account = /^arn:[^:]*:iam::(\d{12}):role\//.exec(role)?.[1]
  return { ...place, ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) }
}
