import { arnAt, type AwsPlace } from '@stepwright/iam'

/**
 * The ARN of a permissions boundary that was given by its name, as policies of the account are called, or as an ARN already.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundaryArn(given: string, place: AwsPlace): string {
  return given.startsWith('arn:') ? given : arnAt(`arn:\${Partition}:iam::\${Account}:policy/${given}`, place)
}
