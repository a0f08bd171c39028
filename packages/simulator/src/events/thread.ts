import type { JsonObject } from '@stepwright/asl'
import type { EventType } from './event.js'
import type { History } from './history.js'

/** One line of control through the history: the execution's own, a branch's or an iteration's. Each event names the one before it here. */
export interface Thread {
  /** The number of the last event on the line. */
  readonly last: () => number
  /** Adds an event, which the next one follows. */
  readonly record: (type: EventType, details?: JsonObject) => number
  /** Adds an event beside the line: the next one follows what this one follows. */
  readonly note: (type: EventType, details?: JsonObject) => number
  /** Goes on from another event. */
  readonly follow: (event: number) => void
  /** Begins another attempt of a state. */
  readonly step: () => void
  /** How many attempts have begun. */
  readonly steps: () => number
  /** Where the line stands: the same in every run that comes this way, in whatever order lines take turns. */
  readonly at: () => string
  /** The line of a branch or an item, by its index, which begins here; that of a child execution has a history of its own. */
  readonly fork: (index: number, own?: History) => Thread
}

/** Where a line of control begins. */
interface Beginning {
  /** The event that the first one follows; 0 at the beginning. */
  readonly last?: number
  readonly steps?: number
  /** The name of the line. Nobody asks for most of them. */
  readonly line?: () => string
}

/** A line of control. */
export function threadOf(history: History, { last: start = 0, steps: first = 0, line = () => '' }: Beginning = {}): Thread {
  let last = start
  let steps = first
  return {
    last: () => last,
    record: (type, details = {}) => (last = history.append(type, details, last)),
    note: (type, details = {}) => history.append(type, details, last),
    follow: (event) => void (last = event),
    step: () => void (steps += 1),
    steps: () => steps,
    at: () => `${line()}/${steps}`,
    fork: (index, own) => {
      const now = steps
      return threadOf(own ?? history, { last: own === undefined ? last : 0, line: () => `${line()}/${now}.${index}` })
    },
  }
}
