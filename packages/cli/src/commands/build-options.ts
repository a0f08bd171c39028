import { resolve } from 'node:path'
import { nearName } from '@stepwright/asl'
import { pseudoParameters, type AwsPlace } from '@stepwright/iam'
import type { Call } from './command.js'

/** How a build was asked for. */
export interface BuildOptions {
  readonly out: string
  readonly place: AwsPlace
  readonly check: boolean
  readonly reporter: ReporterName
}

/** The name of a reporter. */
export type ReporterName = (typeof reporterNames)[number]
const reporterNames = ['pretty', 'json'] as const
const targets = ['asl'] as const

/** The options of `build`, or a sentence about what is wrong with them. */
export function readBuildOptions({ flags, cwd }: Pick<Call, 'flags' | 'cwd'>): BuildOptions | string {
  const out = flags.get('out')
  const [account, region, partition] = [flags.get('account'), flags.get('region'), flags.get('partition')]
  const reporter = oneOf('reporter', flags.get('reporter') ?? 'pretty', reporterNames)
  const target = oneOf('target', flags.get('target') ?? 'asl', targets)
  if ('wrong' in target) return target.wrong
  if ('wrong' in reporter) return reporter.wrong
  if (out === undefined) return 'build does not know where to write to: add --out DIR'
  if (account !== undefined && !/^\d{12}$/.test(account)) return `--account "${account}" is no AWS account: write its twelve digits`
  if (region !== undefined && !/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) return `--region "${region}" is no AWS Region: write it like "eu-central-1"`
  if (partition !== undefined && !/^aws(-[a-z]+)*$/.test(partition)) return `--partition "${partition}" is no AWS partition: write it like "aws-cn"`
  const place = {
    partition: partition ?? (region === undefined ? pseudoParameters.partition : partitionOf(region)),
    region: region ?? pseudoParameters.region,
    account: account ?? pseudoParameters.account,
  }
  return { out: resolve(cwd, out), place, check: flags.has('check'), reporter: reporter.value }
}

function oneOf<T extends string>(flag: string, given: string, known: readonly T[]): { readonly value: T } | { readonly wrong: string } {
  const value = known.find((one) => one === given)
  if (value !== undefined) return { value }
  const near = nearName(given, known)
  return { wrong: `--${flag} "${given}" is not known: use ${near === undefined ? known.map((one) => `"${one}"`).join(' or ') : `"${near}"`}` }
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
