import { resolve } from 'node:path'
import type { Definition } from '@stepwright/asl'
import type { FixKind } from '@stepwright/lint'
import type { Call } from './command.js'

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
}

const reporterNames = ['pretty', 'json', 'sarif', 'github', 'junit']

/** The options of `lint`, or a sentence about what is wrong with them. */
export function readLintOptions({ names, flags, cwd }: Pick<Call, 'names' | 'flags' | 'cwd'>): LintOptions | string {
  const reporter = flags.get('reporter') ?? 'pretty'
  const type = flags.get('type')?.toUpperCase()
  const most = flags.get('max-warnings')
  if (names.length === 0) return 'lint does not know what to read: name files, folders or globs, or "-" for standard input'
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
    ...(config === undefined ? {} : { config }),
  }
}
