import { child, type Json, type Pointer } from '@stepwright/asl'
import { keysOf } from '../data/call-task.js'
import type { Run } from '../data/run.js'
import { differences } from '../reports/differences.js'
import { includes } from './includes.js'
import type { Expectation } from './scenario.js'

/** Something that came out otherwise than expected. */
export interface Mismatch {
  /** The member of `expect`. */
  readonly at: Pointer
  readonly message: string
  /** What differs, line by line. */
  readonly details: readonly string[]
}

/** What of a run is not as expected; nothing, when all is. */
export function judge(run: Run, expected: Expectation): readonly Mismatch[] {
  return [...judgeEnd(run, expected), ...judgePath(run, expected), ...judgeVariables(run, expected), ...judgeCalls(run, expected)]
}

function judgeEnd(run: Run, expected: Expectation): readonly Mismatch[] {
  const found: Mismatch[] = []
  for (const member of ['status', 'error', 'cause', 'seconds'] as const) {
    const [wanted, actual] = [expected[member], run[member]]
    if (wanted === undefined || wanted === actual) continue
    const why = member === 'status' && run.error !== undefined ? [`${run.error}: ${run.cause ?? ''}`] : []
    found.push({ at: child('', member), message: `${member} is ${shown(actual)}, expected ${shown(wanted)}`, details: why })
  }
  for (const [member, extent] of [['output', 'wholly'], ['outputIncludes', 'partly']] as const) {
    const wanted = expected[member]
    if (wanted === undefined) continue
    const details = run.output === undefined ? [`there is none: the run ended ${run.status}`] : differences(run.output, wanted, extent)
    if (details.length > 0) found.push({ at: child('', member), message: 'the output differs', details })
  }
  return found
}

function judgePath({ path }: Run, { path: expected }: Expectation): readonly Mismatch[] {
  if (expected === undefined) return []
  const at = expected.findIndex((state, index) => path[index] !== state)
  if (at === -1 && path.length === expected.length) return []
  const first = at === -1 ? expected.length : at
  const step = (state: string | undefined): string => (state === undefined ? 'the end' : `"${state}"`)
  const message = `step ${first + 1} of the path is ${step(path[first])}, expected ${step(expected[first])}`
  return [{ at: '/path', message, details: [`came:     ${path.join(' → ')}`, `expected: ${expected.join(' → ')}`] }]
}

function judgeVariables({ variables }: Run, { variables: expected = {} }: Expectation): readonly Mismatch[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const actual = variables[name]
    const details = actual === undefined ? ['it was never assigned'] : differences(actual, value)
    return details.length === 0 ? [] : [{ at: child('/variables', name), message: `variable "${name}" differs`, details }]
  })
}

function judgeCalls({ calls }: Run, { calls: expected = {} }: Expectation): readonly Mismatch[] {
  return Object.entries(expected).flatMap(([key, wanted]): readonly Mismatch[] => {
    const made = calls.filter(({ state, resource }) => keysOf(state, resource).includes(key))
    const at = child('/calls', key)
    if (made.length !== wanted.length) {
      return [{ at, message: `"${key}" was called ${times(made.length)}, expected ${times(wanted.length)}`, details: made.map(({ arguments: args }) => `with ${JSON.stringify(args)}`) }]
    }
    return wanted.flatMap((args, index) => {
      const actual = made[index]?.arguments ?? null
      if (includes(actual, args)) return []
      return [{ at: child(at, index), message: `call ${index + 1} of "${key}" has other arguments`, details: differences(actual, args, 'partly') }]
    })
  })
}

const times = (count: number): string => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`)

const shown = (value: Json | undefined): string => (value === undefined ? 'not there' : JSON.stringify(value))
