import { pseudoParameters, type AwsPlace } from '@stepwright/iam'
import type { Call } from './command.js'

/** Where ARNs point, from the flags `account`, `region` and `partition`; or a sentence about one of them that cannot be. */
export function readPlace(flags: Call['flags']): AwsPlace | string {
  const [account, region, partition] = [flags.get('account'), flags.get('region'), flags.get('partition')]
  if (account !== undefined && !/^\d{12}$/.test(account)) return `--account "${account}" is no AWS account: write its twelve digits`
  if (region !== undefined && !/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) return `--region "${region}" is no AWS Region: write it like "eu-central-1"`
  if (partition !== undefined && !/^aws(-[a-z]+)*$/.test(partition)) return `--partition "${partition}" is no AWS partition: write it like "aws-cn"`
  return {
    partition: partition ?? (region === undefined ? pseudoParameters.partition : partitionOf(region)),
    region: region ?? pseudoParameters.region,
    account: account ?? pseudoParameters.account,
  }
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
function partitionOf(region: string): string {
  return partitions.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws'
}

const partitions: readonly (readonly [beginning: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
]
