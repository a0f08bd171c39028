import type { Definition, Json, JsonObject } from '@stepwright/asl'
import { chanceOf } from '../data/chance.js'
import { Clock, type Group } from '../data/clock.js'
import type { Coverage } from '../data/coverage.js'
import type { MachineDocument } from '../data/document.js'
import { createObjectStore } from '../data/objects.js'
import type { Run } from '../data/run.js'
import type { Settled } from '../data/settled.js'
import { createHistory, type History } from '../events/history.js'
import { threadOf } from '../events/thread.js'
import { contextOf } from './context-of.js'
import { coverageOf } from './coverage-of.js'
import { executionOf } from './execution-of.js'
import { mostEvents } from './most-events.js'
import { runScope } from './run-scope.js'
import type { Ledger } from './ledger.js'
import type { Start } from './start.js'

/** Runs a machine that has been checked. */
export async function runMachine(document: MachineDocument, start: Start): Promise<Run> {
  const { name, input, type, startTime = defaultStart, context: overrides = {}, synchronous = false } = start
  const clock = new Clock(startTime)
  const chance = chanceOf(start.seed ?? 0)
  const ledger: Ledger = { clock, chance, objects: createObjectStore(start.objects ?? {}), path: [], hits: new Map(), calls: [], started: [], budget: start.budget ?? { left: mostExecutions } }
  const history = createHistory(mostEvents[type], () => clock.milliseconds)
  const thread = threadOf(history)
  thread.record('ExecutionStarted', { input })
  let variables: JsonObject = {}
  const language = document.QueryLanguage ?? 'JSONPath'
  const context = contextOf({ name, input, type, startTime, chance, overrides, isSynchronous: synchronous })
  const execution = executionOf(history, { ledger, language, start, runMachine })
  const begin = (group: Group): Promise<Settled<Json>> =>
    runScope(document, { input, variables, language, context, group, execution, thread, remember: (now) => void (variables = now) })
  const { seconds, ends } = limitOf(document, start)
  const result = await clock.within(seconds, { parent: undefined, cancelled: false }, begin)
  const end = result === undefined ? ends : endOf(result)
  close(history, end, thread.last())
  const { path, calls, started, objects } = ledger
  let coverage: Coverage | undefined
  return {
    ...end,
    path,
    calls,
    events: history.events,
    variables,
    started,
    // counted when somebody asks
    get coverage() {
      return (coverage ??= coverageOf(name, document, ledger.hits))
    },
    written: objects.written(),
    seconds: clock.seconds,
  }
}

const defaultStart = Date.UTC(2026, 0, 1)

/** Ours, against machines that start each other for ever. */
const mostExecutions = 10_000

/** A year, and five minutes. @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const longest: { readonly [T in Definition['type']]: number } = { STANDARD: 31_536_000, EXPRESS: 300 }

export type End = Pick<Run, 'status' | 'output' | 'error' | 'cause'>

/** What ends the execution from outside, if it has not ended before. */
function limitOf({ TimeoutSeconds }: MachineDocument, { type, stop }: Start): { readonly seconds: number; readonly ends: End } {
  const timeout = Math.min(TimeoutSeconds ?? longest[type], longest[type])
  if (stop === undefined || stop.after > timeout) return { seconds: timeout, ends: { status: 'TIMED_OUT' } }
  const { after, error, cause } = stop
  return { seconds: after, ends: { status: 'ABORTED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) } }
}

/** A machine that is out of time has neither error nor cause: recorded, see the conformance notes on `TIMED_OUT`. */
export function endOf(result: Settled<Json>): End {
  if (result.ok) return { status: 'SUCCEEDED', output: result.value }
  const { error, cause } = result.failure
  return { status: 'FAILED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}

const lastEvents = { SUCCEEDED: 'ExecutionSucceeded', FAILED: 'ExecutionFailed', TIMED_OUT: 'ExecutionTimedOut', ABORTED: 'ExecutionAborted' } as const

export function close(history: History, { status, ...details }: End, last: number): void {
  // recorded: what comes from outside follows no event
  const fromOutside = status === 'ABORTED' || status === 'TIMED_OUT'
  history.end(lastEvents[status], { ...details }, fromOutside ? 0 : last)
}
