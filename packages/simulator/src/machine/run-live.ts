import type { Json, JsonObject } from '@stepwright/asl'
import { chanceOf, type Chance } from '../data/chance.js'
import type { Group } from '../data/clock.js'
import type { MachineDocument } from '../data/document.js'
import { createObjectStore } from '../data/objects.js'
import { RealClock } from '../data/real-clock.js'
import type { Settled } from '../data/settled.js'
import type { HistoryEvent } from '../events/event.js'
import { createHistory } from '../events/history.js'
import { threadOf } from '../events/thread.js'
import { contextOf } from './context-of.js'
import { executionOf } from './execution-of.js'
import type { Ledger } from './ledger.js'
import { mostEvents } from './most-events.js'
import { close, endOf, longest, type End } from './run-machine.js'
import { runMachine } from './run-machine.js'
import { runScope, type Place } from './run-scope.js'
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
  /** Where to go on, if this is not the beginning; the events until then. */
  readonly from?: Place
  readonly before?: readonly HistoryEvent[]
  /** Is told of each state before it is entered. */
  readonly arrive: (place: Place) => void
}

export interface Live {
  /** Grows while the execution runs. */
  readonly events: readonly HistoryEvent[]
  readonly ended: Promise<End>
  /** How many attempts of states have begun in the outermost scope. */
  readonly steps: () => number
  readonly stop: (stop: Omit<Stop, 'after'>) => void
  /** Leaves off without an end, as when the process ends. */
  readonly abandon: () => void
}

/** Starts a machine that has been checked. */
export function runLive(document: MachineDocument, start: LiveStart): Live {
  const { name, input, type, startTime, synchronous = false, from, before } = start
  const clock = new RealClock(start.now, start.speed)
  // anew with each state of the outermost scope: one that begins again in the next life has the same UUIDs, one that is redriven has not
  const chanceAt = (steps: number): Chance => chanceOf((start.seed ?? 0) ^ Math.imul(steps, 0x9e3779b1) ^ Math.imul(start.redriveCount, 0x85ebca6b))
  let current = chanceAt(-1)
  const chance: Chance = { random: () => current.random(), uuid: () => current.uuid() }
  const arrive = (place: Place): void => {
    current = chanceAt(place.steps)
    start.arrive(place)
  }
  const ledger: Ledger = { clock, chance, objects: createObjectStore(start.objects ?? {}), path: [], hits: new Map(), calls: [], started: [], budget: { left: 10_000 } }
  const history = createHistory(mostEvents[type], () => clock.milliseconds, before)
  const thread = threadOf(history, { last: from?.last ?? 0, steps: from?.steps ?? 0 })
  if (before === undefined) thread.record('ExecutionStarted', { input })
  const language = document.QueryLanguage ?? 'JSONPath'
  const made = contextOf({ name, input, type, startTime, chance, overrides: start.context ?? {}, isSynchronous: synchronous })
  const context = synchronous ? made : { ...made, Execution: { ...made.Execution, RedriveCount: start.redriveCount } }
  const execution = executionOf(history, { ledger, language, start, runMachine })
  const root: Group = { parent: undefined, cancelled: false }
  const begin = (group: Group): Promise<Settled<Json>> =>
    runScope(document, { input: from?.input ?? input, variables: from?.variables ?? ({} satisfies JsonObject), language, context, group, execution, thread, arrive, ...(from === undefined ? {} : { from: from.state }) })
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
    events: history.events,
    ended,
    steps: thread.steps,
    stop: ({ error, cause }) => stopNow({ status: 'ABORTED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }),
    abandon: () => {
      root.cancelled = true
      clock.close()
    },
  }
}

/** A bug of ours ends one execution, and not the service. */
function brokenBy(thrown: unknown): End {
  return { status: 'FAILED', error: 'Stepwright.Bug', cause: `please report this: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
}
