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
  /** A line that begins here. */
  readonly fork: () => Thread
}

/** A line of control that begins behind the event `start`; 0 at the beginning. */
export function threadOf(history: History, start: number): Thread {
  let last = start
  return {
    last: () => last,
    record: (type, details = {}) => (last = history.append(type, details, last)),
    note: (type, details = {}) => history.append(type, details, last),
    follow: (event) => void (last = event),
    fork: () => threadOf(history, last),
  }
}
