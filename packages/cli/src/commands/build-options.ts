import { resolve } from 'node:path'
import type { AwsPlace } from '@stepwright/iam'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'
import { readPlace } from './read-place.js'

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
  const reporter = oneOf('reporter', flags.get('reporter') ?? 'pretty', reporterNames)
  const target = oneOf('target', flags.get('target') ?? 'asl', targets)
  if ('wrong' in target) return target.wrong
  if ('wrong' in reporter) return reporter.wrong
  if (out === undefined) return 'build does not know where to write to: add --out DIR'
  const place = readPlace(flags)
  if (typeof place === 'string') return place
  return { out: resolve(cwd, out), place, check: flags.has('check'), reporter: reporter.value }
}
