import type { Definition, Json, JsonObject } from '@stepwright/asl'
import { callTask } from '../data/call-task.js'
import { chanceOf } from '../data/chance.js'
import { Clock, type Group } from '../data/clock.js'
import type { ContextOverrides } from '../data/context.js'
import type { MachineDocument } from '../data/document.js'
import { createObjectStore, type Objects } from '../data/objects.js'
import type { Run, TaskCall } from '../data/run.js'
import type { Settled } from '../data/settled.js'
import type { Tasks } from '../data/tasks.js'
import type { Execution } from '../data/visit.js'
import { createHistory, type History } from '../events/history.js'
import { threadOf } from '../events/thread.js'
import { childContext, contextOf } from './context-of.js'
import { runScope } from './run-scope.js'

/** What runs, and with what. */
export interface Start {
  readonly name: string
  readonly type: Definition['type']
  readonly synchronous?: boolean
  readonly input: Json
  readonly tasks: Tasks
  readonly startTime?: number
  readonly seed?: number
  readonly context?: ContextOverrides
  readonly objects?: Objects
  readonly stop?: Stop
}

/** StopExecution. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html */
export interface Stop {
  readonly after: number
  readonly error?: string
  readonly cause?: string
}

/** Runs a machine that has been checked. */
export async function runMachine(document: MachineDocument, start: Start): Promise<Run> {
  const { name, input, type, startTime = defaultStart, context: overrides = {} } = start
  const path: string[] = []
  const calls: TaskCall[] = []
  let variables: JsonObject = {}
  const clock = new Clock(startTime)
  const chance = chanceOf(start.seed ?? 0)
  const objects = createObjectStore(start.objects ?? {})
  const history = createHistory(mostEvents[type], () => clock.milliseconds)
  const language = document.QueryLanguage ?? 'JSONPath'
  const context = contextOf({ name, input, type, startTime, chance, overrides, isSynchronous: start.synchronous === true })
  const executionOf = (own: History): Execution => {
    const execution: Execution = {
      clock,
      chance,
      objects,
      token: (state, attempt) => overrides.Task?.Token ?? `token of ${state}, attempt ${attempt}`,
      isFull: own.isFull,
      enter: (state) => void path.push(state),
      runScope: (scope, { outer, input: given, group, thread }) =>
        runScope(scope, { input: given, variables: outer.variables, language, context: outer.context, group, execution, thread }),
      runChild: (scope, { outer, input: given, group }) => {
        const ofChild = createHistory(mostEvents[scope.ProcessorConfig?.ExecutionType ?? 'STANDARD'], () => clock.milliseconds)
        const thread = threadOf(ofChild, 0)
        thread.record('ExecutionStarted', { input: given })
        const inner = childContext(outer.context, given, chance)
        return runScope(scope, { input: given, variables: {}, language, context: inner, group, execution: executionOf(ofChild), thread })
      },
      call: (call, at) => {
        calls.push(call)
        return callTask(start.tasks, call, at)
      },
    }
    return execution
  }
  const thread = threadOf(history, 0)
  thread.record('ExecutionStarted', { input })
  const begin = (group: Group): Promise<Settled<Json>> =>
    runScope(document, { input, variables, language, context, group, execution: executionOf(history), thread, remember: (now) => void (variables = now) })
  const { seconds: limit, ends } = limitOf(document, start)
  const result = await clock.within(limit, { parent: undefined, cancelled: false }, begin)
  const end = result === undefined ? ends : endOf(result)
  close(history, end, thread.last())
  return { ...end, path, calls, events: history.events, variables, written: objects.written(), seconds: clock.seconds }
}

const defaultStart = Date.UTC(2026, 0, 1)

/** Of an EXPRESS execution AWS counts none; ours, so that every machine ends. @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const mostEvents: { readonly [T in Definition['type']]: number } = { STANDARD: 25_000, EXPRESS: 250_000 }
/** A year, and five minutes: the page above. */
const longest: { readonly [T in Definition['type']]: number } = { STANDARD: 31_536_000, EXPRESS: 300 }

type End = Pick<Run, 'status' | 'output' | 'error' | 'cause'>

/** What ends the execution from outside, if it has not ended before. */
function limitOf({ TimeoutSeconds }: MachineDocument, { type, stop }: Start): { readonly seconds: number; readonly ends: End } {
  const timeout = Math.min(TimeoutSeconds ?? longest[type], longest[type])
  if (stop === undefined || stop.after > timeout) return { seconds: timeout, ends: { status: 'TIMED_OUT' } }
  const { after, error, cause } = stop
  return { seconds: after, ends: { status: 'ABORTED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) } }
}

/** A machine that is out of time has neither error nor cause: recorded, see the conformance notes on `TIMED_OUT`. */
function endOf(result: Settled<Json>): End {
  if (result.ok) return { status: 'SUCCEEDED', output: result.value }
  const { error, cause } = result.failure
  return { status: 'FAILED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}

const lastEvents = { SUCCEEDED: 'ExecutionSucceeded', FAILED: 'ExecutionFailed', TIMED_OUT: 'ExecutionTimedOut', ABORTED: 'ExecutionAborted' } as const

function close(history: History, { status, ...details }: End, last: number): void {
  // recorded: what comes from outside follows no event
  const fromOutside = status === 'ABORTED' || status === 'TIMED_OUT'
  history.end(lastEvents[status], { ...details }, fromOutside ? 0 : last)
}
