import type { JsonObject } from '@stepwright/asl'
import type { EventType, HistoryEvent } from './event.js'

/** What happened in one execution, in order. */
export interface History {
  readonly events: readonly HistoryEvent[]
  /** Whether only the last event, which ends the execution, has room yet. */
  readonly isFull: () => boolean
  /** Adds an event and yields its number; drops it when the history is full. */
  readonly append: (type: EventType, details: JsonObject, previousEventId: number) => number
  /** Adds the event that ends the execution. */
  readonly end: (type: EventType, details: JsonObject, previousEventId: number) => void
}

/** A history of at most `limit` events, those `before` included. `now`: virtual milliseconds since the epoch. */
export function createHistory(limit: number, now: () => number, before: readonly HistoryEvent[] = []): History {
  const events: HistoryEvent[] = [...before]
  const push = (type: EventType, details: JsonObject, previousEventId: number): number =>
    events.push({ id: events.length + 1, previousEventId, timestamp: now(), type, details })
  // true from the first event that found no room: a machine that ends with the last event it may have ends well
  let refused = false
  let ended = false
  return {
    events,
    isFull: () => refused,
    append: (type, details, previousEventId) => {
      if (!ended && events.length < limit - 1) return push(type, details, previousEventId)
      refused = true
      return events.length
    },
    end: (type, details, previousEventId) => {
      push(type, details, previousEventId)
      ended = true
    },
  }
}
