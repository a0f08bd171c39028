import { resolve } from 'node:path'
import type { AwsPlace } from '@stepwright/iam'
import type { ConfiguredCall } from './load-config.js'
import { oneOf } from './one-of.js'
import { readPlace } from './read-place.js'
import { readStackFlags, type StackFlags } from './read-stack-flags.js'
import { reporterNames, type ShowingOptions } from './showing-options.js'
import { targetNames, type TargetName } from './targets.js'

/** How a build was asked for. */
export interface BuildOptions extends ShowingOptions {
  readonly out: string
  readonly place: AwsPlace
  readonly target: TargetName
  readonly format: 'json' | 'yaml'
  readonly stack: StackFlags
  /** A declaration of the states' names is written as well. */
  readonly types: boolean
  /** What is made is not kept for the next build. */
  readonly keepsNothing: boolean
}

const formats = ['json', 'yaml'] as const

/** The options of `build`, or a sentence about what is wrong with them. */
export function readBuildOptions({ flags, cwd, config }: Pick<ConfiguredCall, 'flags' | 'cwd' | 'config'>): BuildOptions | string {
  const out = flags.get('out')
  const reporter = oneOf('reporter', flags.get('reporter') ?? 'pretty', reporterNames)
  const target = oneOf('target', flags.get('target') ?? 'asl', targetNames)
  const format = oneOf('format', flags.get('format') ?? 'json', formats)
  if ('wrong' in target) return target.wrong
  if ('wrong' in reporter) return reporter.wrong
  if ('wrong' in format) return format.wrong
  if (format.value === 'yaml' && target.value === 'terraform') return 'Terraform reads no YAML: leave --format out'
  const other = config === undefined ? ', or call "stepwright init" for a configuration' : ` to FILES, or "out" to "${config}"`
  if (out === undefined) return `build does not know where to write to: add --out DIR${other}`
  const place = readPlace(flags)
  if (typeof place === 'string') return place
  const stack = readStackFlags(flags, target.value)
  if (typeof stack === 'string') return stack
  return { out: resolve(cwd, out), place, target: target.value, format: format.value, stack, check: flags.has('check'), types: flags.has('types'), keepsNothing: flags.has('no-cache'), reporter: reporter.value }
}
