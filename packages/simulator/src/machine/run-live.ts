import type { Json } from '@stepwright/asl'
import { chanceOf, type Chance } from '../data/chance.js'
import type { Group } from '../data/clock.js'
import type { MachineDocument } from '../data/document.js'
import { lambdaError } from '../data/lambda-error.js'
import { createObjectStore } from '../data/objects.js'
import { RealClock } from '../data/real-clock.js'
import type { Settled } from '../data/settled.js'
import type { HistoryEvent } from '../events/event.js'
import type { Memory } from '../events/place.js'
import type { LinedEvent } from '../events/told-on.js'
import { createHistory } from '../events/history.js'
import { threadOf } from '../events/thread.js'
import { contextOf, redriveTime } from './context-of.js'
import { executionOf } from './execution-of.js'
import type { Ledger } from './ledger.js'
import { mostEvents } from './most-events.js'
import { close, endOf, longest, type End } from './run-machine.js'
import { runMachine } from './run-machine.js'
import { runScope } from './run-scope.js'
import type { Start, Stop } from './start.js'

/** An execution that runs in real time, is watched, and may have begun in an earlier life of the process. */
export interface LiveStart extends Omit<Start, 'stop'> {
  /** How many seconds pass in one. */
  readonly speed: number
  /** Milliseconds since the epoch, now. */
  readonly now: number
  readonly startTime: number
  readonly redriveCount: number
  /** When it was redriven, from which on TimeoutSeconds count. */
  readonly redriven?: number
  /** Where its lines stand, and are told to. */
  readonly memory: Memory
  /** What happened until now, if this is not the beginning. */
  readonly before: readonly LinedEvent[]
  readonly save: (events: readonly HistoryEvent[]) => void
  /** Is told of the history, which grows while the execution runs. */
  readonly begin: (events: readonly HistoryEvent[]) => void
}

export interface Live {
  readonly ended: Promise<End>
  readonly stop: (stop: Omit<Stop, 'after'>) => void
  /** Leaves off without an end, as when the process ends. */
  readonly abandon: () => void
}

/** Starts a machine that has been checked. */
export function runLive(document: MachineDocument, start: LiveStart): Live {
  const { name, input, type, startTime, synchronous = false, before } = start
  const clock = new RealClock(start.now, start.speed)
  // anew with each attempt of a state: one that begins again in the next life has the same UUIDs, one that is redriven has not
  const chanceAt = (at: string): Chance => chanceOf(hashOf(`${start.seed ?? 0} ${start.redriveCount} ${at}`))
  const chance = chanceAt('')
  const ledger: Ledger = { clock, chance, objects: createObjectStore(start.objects ?? {}), path: [], hits: new Map(), calls: [], started: [], budget: { left: 10_000 } }
  const history = createHistory(mostEvents[type], () => clock.milliseconds, start)
  start.begin(history.events)
  const thread = threadOf(history, { memory: start.memory })
  if (before.length === 0) thread.record('ExecutionStarted', { input })
  const language = document.QueryLanguage ?? 'JSONPath'
  const made = contextOf({ name, input, type, startTime, chance, overrides: start.context ?? {}, isSynchronous: synchronous })
  const context = synchronous ? made : { ...made, Execution: { ...made.Execution, RedriveCount: start.redriveCount, ...redriveTime(start.redriven) } }
  const execution = executionOf(history, { ledger, language, start, runMachine, chanceAt })
  const root: Group = { parent: undefined, cancelled: false }
  const begin = (group: Group): Promise<Settled<Json>> =>
    runScope(document, { input, variables: {}, language, context, group, execution, thread })
  const limit = Math.min(document.TimeoutSeconds ?? longest[type], longest[type]) - (start.now - (start.redriven ?? startTime)) / 1000
  let stopNow: (end: End) => void = () => undefined
  const stopped = new Promise<End>((resolve) => void (stopNow = resolve))
  const over = clock.within(Math.max(0, limit), root, begin).then((result): End => (result === undefined ? { status: 'TIMED_OUT' } : endOf(result)), brokenBy)
  const ended = Promise.race([over, stopped]).then((end) => {
    root.cancelled = true
    clock.close()
    close(history, end, thread.last())
    return end
  })
  return {
    ended,
    stop: ({ error, cause }) => stopNow({ status: 'ABORTED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }),
    abandon: () => {
      root.cancelled = true
      clock.close()
    },
  }
}

/** FNV-1a, in 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash
}

/** A bug of ours ends one execution, and not the service. */
function brokenBy(thrown: unknown): End {
  return { status: 'FAILED', error: 'Stepwright.Bug', cause: `please report this: ${lambdaError(thrown).errorMessage}` }
}
