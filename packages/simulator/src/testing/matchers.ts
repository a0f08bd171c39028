import type { Json } from '@stepwright/asl'
import { keysOf } from '../data/call-task.js'
import type { Run, TaskCall } from '../data/run.js'
import { differences } from '../reports/differences.js'
import { pathText } from '../reports/path-text.js'
import { includes } from '../scenarios/includes.js'

/** What Vitest and Jest let expectations of a run say, once they were told of `matchers`. */
export interface RunMatchers<R = void> {
  /** The execution succeeded; with this output, wholly, if one is given. */
  toSucceedWith(output?: Json): R
  /** The execution failed with this error; and this cause, or one that matches, if one is given. */
  toFailWith(error: string, cause?: string | RegExp): R
  /** These states were entered in this order, others perhaps between them. */
  toVisit(...states: string[]): R
  /** A state, integration or Resource was called; with arguments that have these members, if some are given. */
  toHaveCalled(stateOrIntegration: string, args?: Json): R
}

/** As `expect.extend` takes it. */
export type MatcherTable = { readonly [Name in keyof RunMatchers]: (run: Run, ...expected: Parameters<RunMatchers[Name]>) => Verdict }

interface Verdict {
  readonly pass: boolean
  readonly message: () => string
}

/**
 * Matchers for runs, for `expect.extend(matchers)` in Vitest and in Jest.
 *
 * @example
 * expect(run).toSucceedWith({ id: 'ServiceA:1' })
 * // expected the run to succeed with the output, but it differs
 * //   $.id is "ServiceA:2", expected "ServiceA:1"
 */
export const matchers: MatcherTable = {
  toSucceedWith: (run, ...[output]) => {
    if (run.status !== 'SUCCEEDED') return verdict(run, false, ['to succeed', [endOf(run)]])
    const details = output === undefined ? [] : differences(run.output ?? null, output)
    return verdict(run, details.length === 0, [output === undefined ? 'to succeed' : 'to succeed with this output', details])
  },
  toFailWith: (run, error, cause) => {
    const wanted = `to fail with "${error}"${cause === undefined ? '' : ` and the cause ${String(cause)}`}`
    const fits = cause === undefined || (typeof cause === 'string' ? run.cause === cause : cause.test(run.cause ?? ''))
    return verdict(run, run.status === 'FAILED' && run.error === error && fits, [wanted, [endOf(run)]])
  },
  toVisit: (run, ...states) => {
    let from = 0
    const missed = states.find((state) => {
      const at = run.path.indexOf(state, from)
      if (at >= 0) from = at + 1
      return at < 0
    })
    const after = from === 0 ? '' : ` after "${run.path[from - 1]}"`
    return verdict(run, missed === undefined, [`to visit ${states.map((one) => `"${one}"`).join(', then ')}`, missed === undefined ? [] : [`it did not enter "${missed}"${after}`]])
  },
  toHaveCalled: (run, key, args) => {
    const calls = run.calls.filter(({ state, resource }) => keysOf(state, resource).includes(key))
    const pass = calls.some((call) => args === undefined || includes(call.arguments, args))
    return verdict(run, pass, [`to have called "${key}"${args === undefined ? '' : ` with ${JSON.stringify(args)}`}`, callsOf(calls, run, args)])
  },
}

function verdict(run: Run, pass: boolean, [wanted, details]: readonly [string, readonly string[]]): Verdict {
  const message = (): string => {
    const lines = pass ? [`expected the run not ${wanted}`] : [`expected the run ${wanted}`, ...details.map((line) => `  ${line}`)]
    return [...lines, '', 'it went:', pathText(run.events).trimEnd()].join('\n')
  }
  return { pass, message }
}

function endOf({ status, error, cause, output }: Run): string {
  if (status === 'SUCCEEDED') return `it succeeded with ${JSON.stringify(output)}`
  return `it ended ${status}${error === undefined ? '' : `: ${error}`}${cause === undefined ? '' : `: ${cause}`}`
}

function callsOf(calls: readonly TaskCall[], run: Run, args: Json | undefined): readonly string[] {
  if (calls.length === 0) return [run.calls.length === 0 ? 'it called nothing' : `it called ${[...new Set(run.calls.map(({ state }) => `"${state}"`))].join(', ')}`]
  return calls.flatMap((call, index) => [`call ${index + 1}:`, ...differences(call.arguments, args ?? null, 'partly').map((line) => `  ${line}`)])
}
