import { arnAt, type AwsPlace } from './aws-place.js'
import type { TrustPolicy } from './policy-document.js'

/** For whom a service takes a role on. */
export interface TrustedCaller {
  /** Service principal, such as `states.amazonaws.com`. */
  readonly service: string
  /** The account that `sourceArn` is in. */
  readonly account: string
  /** The one thing on whose behalf the service may come. */
  readonly sourceArn: string
}

/**
 * Lets a service take a role on, but only for one resource of one account: without both conditions anybody's resource
 * could make the service use the role ("confused deputy").
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function trustPolicy({ service, account, sourceArn }: TrustedCaller): TrustPolicy {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': sourceArn } },
      },
    ],
  }
}

/**
 * The trust policy of a state machine's role, by the machine's name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
 */
export function stateMachineTrustPolicy(name: string, place: AwsPlace): TrustPolicy {
  return trustPolicy({
    service: 'states.amazonaws.com',
    account: place.account,
    sourceArn: `${arnAt('arn:${Partition}:states:${Region}:${Account}:stateMachine:', place)}${name}`,
  })
}
