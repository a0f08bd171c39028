import type { JsonObject } from '@stepwright/asl'
import type { EventType, HistoryEvent } from './event.js'
import { lastRedrive, toldOn, type LinedEvent, type Told } from './told-on.js'

/** What happened in one execution, in order. */
export interface History {
  readonly events: readonly HistoryEvent[]
  /** Whether only the last event, which ends the execution, has room yet. */
  readonly isFull: () => boolean
  /** Adds an event and yields its number; drops it when the history is full. */
  readonly append: (type: EventType, details: JsonObject, previousEventId: number, line?: string) => number
  /** Adds the event that ends the execution. */
  readonly end: (type: EventType, details: JsonObject, previousEventId: number) => void
  /** What has come is safe. */
  readonly save: () => void
  /** Of the events before. */
  readonly told: Told
  /** The event by which the execution was redriven last; 0 if it never was. */
  readonly redriven: number
}

/** What outlives the process. */
export interface Kept {
  /** What happened until now. */
  readonly before?: readonly LinedEvent[]
  /** Stores what is new among the events. */
  readonly save?: (events: readonly HistoryEvent[]) => void
}

/** A history of at most `limit` events, those `before` included. `now`: virtual milliseconds since the epoch. */
export function createHistory(limit: number, now: () => number, { before = [], save }: Kept = {}): History {
  const events: LinedEvent[] = [...before]
  // true from the first event that found no room: a machine that ends with the last event it may have ends well
  let refused = false
  let ended = false
  return {
    events,
    isFull: () => refused,
    append: (type, details, previousEventId, line) => {
      if (!ended && events.length < limit - 1) {
        const event = { id: events.length + 1, previousEventId, timestamp: now(), type, details }
        return events.push(line === undefined || line === '' ? event : { ...event, line })
      }
      refused = true
      return events.length
    },
    end: (type, details, previousEventId) => {
      events.push({ id: events.length + 1, previousEventId, timestamp: now(), type, details })
      ended = true
    },
    save: () => save?.(events),
    told: toldOn(before),
    redriven: lastRedrive(before),
  }
}
