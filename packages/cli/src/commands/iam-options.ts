import { basename, resolve } from 'node:path'
import type { Definition } from '@stepwright/asl'
import { pseudoParameters, type AwsPlace } from '@stepwright/iam'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'
import { readPlace } from './read-place.js'

/** What `iam` was asked for. */
export interface IamOptions {
  readonly task: 'print' | 'prove' | 'explain' | 'compare' | 'check'
  /** Absolute, or `-`. */
  readonly files: readonly string[]
  /** The role to compare with. */
  readonly role?: string
  readonly place: AwsPlace
  /** Whether account or Region were given, so that they are not taken from the role. */
  readonly isPlaced: boolean
  readonly name?: string
  readonly type: Definition['type']
  readonly tracing: boolean
  readonly logging: boolean
  readonly strict: boolean
  /** A file with what computed names may be. */
  readonly declared?: string
  readonly reporter: 'pretty' | 'json'
}

/** The options of `iam`, or a sentence about what is wrong with them. */
export function readIamOptions({ names, flags, cwd }: Pick<Call, 'names' | 'flags' | 'cwd'>): IamOptions | string {
  const tasks = (['prove', 'explain', 'compare', 'check'] as const).filter((task) => flags.has(task))
  const reporter = oneOf('reporter', flags.get('reporter') ?? 'pretty', ['pretty', 'json'] as const)
  const type = oneOf('type', flags.get('type') ?? 'standard', ['standard', 'express'] as const)
  const [task = 'print', other] = tasks
  if (other !== undefined) return `--${task} and --${other} ask for different things: give one of them`
  if ('wrong' in reporter) return reporter.wrong
  if ('wrong' in type) return type.wrong
  const [first] = names
  if (first === undefined) return task === 'check' ? 'iam --check does not know what to read: name policies, roles or templates' : 'iam does not know what to read: name a definition, or "-" for standard input'
  if (task !== 'check' && names.length > 1) return `iam reads one definition, and ${names.length} were named`
  const script = names.find((name) => /\.[cm]?[jt]sx?$/.test(name))
  if (script !== undefined) return `"${script}" is code: run "stepwright build", which writes the policy beside the definition`
  const place = readPlace(flags)
  if (typeof place === 'string') return place
  const [role, declared, name] = [flags.get('compare'), flags.get('declared'), flags.get('name') ?? (first === '-' ? 'state-machine' : undefined)]
  const path = (file: string): string => (file === '-' ? file : resolve(cwd, file))
  return {
    task,
    files: names.map(path),
    place,
    isPlaced: place.account !== pseudoParameters.account || place.region !== pseudoParameters.region,
    type: type.value === 'express' ? 'EXPRESS' : 'STANDARD',
    tracing: flags.has('tracing'),
    logging: flags.has('logging'),
    strict: flags.has('strict'),
    reporter: reporter.value,
    ...(role === undefined ? {} : { role: path(role) }),
    ...(declared === undefined ? {} : { declared: path(declared) }),
    ...(name === undefined ? {} : { name: basename(name) }),
  }
}
