/** Where something is deployed: the three variable pieces of an ARN. */
export interface AwsPlace {
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string
  readonly region: string
  /** Twelve digits. */
  readonly account: string
}

/**
 * A place that the deployment fills in: CloudFormation's pseudo parameters.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export const pseudoParameters: AwsPlace = {
  partition: '${AWS::Partition}',
  region: '${AWS::Region}',
  account: '${AWS::AccountId}',
}

/** Puts a place into an ARN template: `arn:${Partition}:codebuild:${Region}:${Account}:project/x`. Other placeholders stay. */
export function arnAt(template: string, place: AwsPlace): string {
  const pieces: { readonly [name: string]: string } = { Partition: place.partition, Region: place.region, Account: place.account }
  return template.replace(/\$\{(Partition|Region|Account)\}/g, (written, name: string) => pieces[name] ?? written)
}
