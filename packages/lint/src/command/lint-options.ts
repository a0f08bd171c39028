import { resolve } from 'node:path'
import type { Definition } from '@stepwright/asl'
import type { FixKind } from '../runner/fix-text.js'

/** A command line that was taken apart: names, and flags by name; one without a value is ''. */
export interface LintArguments {
  readonly names: readonly string[]
  readonly flags: ReadonlyMap<string, string>
  readonly cwd: string
}

/** How linting was asked for. */
export interface LintOptions {
  readonly reporter: string
  readonly type?: Definition['type']
  readonly strict: boolean
  readonly fix?: FixKind
  readonly maxWarnings: number
  readonly baseline?: string
  readonly outputFile?: string
  readonly config?: string
  /** What standard input is called in reports; its ending says whether it is YAML. */
  readonly stdinName: string
  /** Only files that git says have changed, against a commit where one is named. */
  readonly changed?: string
}

/** The options of `lint`, or a sentence about what is wrong with them. */
export function readLintOptions({ names, flags, cwd }: LintArguments, reporterNames: readonly string[]): LintOptions | string {
  const reporter = flags.get('reporter') ?? reporterNames[0] ?? ''
  const type = flags.get('type')?.toUpperCase()
  const most = flags.get('max-warnings')
  const changed = flags.has('changed') ? 'HEAD' : flags.get('changed-since')
  if (names.length === 0 && changed === undefined) return 'lint does not know what to read: name files, folders or globs, or "-" for standard input'
  if (!reporterNames.includes(reporter)) return `--reporter "${reporter}" is not known: use ${reporterNames.map((name) => `"${name}"`).join(', ')}`
  if (type !== undefined && type !== 'STANDARD' && type !== 'EXPRESS') return `--type "${flags.get('type')}" is not known: use "standard" or "express"`
  if (most !== undefined && !/^\d+$/.test(most)) return `--max-warnings "${most}" is no number`
  const file = (flag: string): string | undefined => {
    const given = flags.get(flag)
    return given === undefined ? undefined : resolve(cwd, given)
  }
  const [baseline, outputFile, config] = [file('baseline'), file('output-file'), file('config')]
  const fix = flags.has('fix-unsafe') ? 'review' : flags.has('fix') ? 'safe' : undefined
  return {
    reporter,
    strict: flags.has('strict'),
    maxWarnings: most === undefined ? Number.POSITIVE_INFINITY : Number(most),
    stdinName: flags.get('stdin-name') ?? 'stdin.asl.json',
    ...(type === undefined ? {} : { type }),
    ...(fix === undefined ? {} : { fix }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(outputFile === undefined ? {} : { outputFile }),
    ...(changed === undefined ? {} : { changed }),
    ...(config === undefined ? {} : { config }),
  }
}
