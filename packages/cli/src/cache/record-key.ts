import { hashOf } from './hash-of.js'

/** A call, as far as it decides what is made. */
export interface KeyedCall {
  readonly version: string
  readonly cwd: string
  readonly names: readonly string[]
  readonly flags: ReadonlyMap<string, string>
  /** The file of the configuration. */
  readonly config: string | undefined
}

/** The name of the record for a call: the same question to the same program in the same surroundings. */
export function recordKey({ version, cwd, names, flags, config }: KeyedCall): string {
  const asked = [...flags].filter(([name]) => !showing.has(name)).sort(([one], [other]) => (one < other ? -1 : 1))
  const surroundings = [process.version, process.platform, process.arch, process.execArgv, ...variables.map((name) => process.env[name] ?? null)]
  return hashOf(JSON.stringify([shape, version, cwd, names, asked, config ?? null, surroundings]))
}

/** The shape of a record, to be counted up when it changes. */
const shape = 2

/** How a result is shown or used, which does not change it. */
const showing: ReadonlySet<string> = new Set(['check', 'watch', 'reporter', 'notes', 'no-color'])

/** Variables that Node itself reads: a module sees their effects without asking for them. */
const variables = ['TZ', 'LANG', 'LC_ALL', 'NODE_OPTIONS', 'NODE_PATH', 'HOME', 'TMPDIR'] as const
