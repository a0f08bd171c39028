import { resolve } from 'node:path'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'

/** What `test` was asked for. */
export interface TestOptions {
  readonly reporter: 'pretty' | 'json'
  readonly coverage: boolean
  /** Where coverage is written, as JSON. */
  readonly coverageFile?: string
  /** Only scenarios whose names hold this text run. */
  readonly only?: string
  /** Functions that modules declare answer whatever no answer is given for. */
  readonly functions: boolean
}

/** The options of `test`, or a sentence about what is wrong with them. */
export function readTestOptions({ flags, cwd }: Pick<Call, 'flags' | 'cwd'>): TestOptions | string {
  const reporter = oneOf('reporter', flags.get('reporter') ?? 'pretty', ['pretty', 'json'] as const)
  if ('wrong' in reporter) return reporter.wrong
  const [file, only] = [flags.get('coverage-file'), flags.get('only')]
  return {
    reporter: reporter.value,
    coverage: flags.has('coverage'),
    functions: flags.has('functions'),
    ...(file === undefined ? {} : { coverageFile: resolve(cwd, file) }),
    ...(only === undefined ? {} : { only }),
  }
}
