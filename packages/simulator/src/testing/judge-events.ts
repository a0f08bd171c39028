import type { JsonObject } from '@stepwright/asl'
import type { HistoryEvent } from '../events/event.js'

/** An event of a recording. `id` and `prev` are null where the recorder lost the order. */
export interface RecordedEvent {
  readonly id: number | null
  readonly prev: number | null
  readonly type: string
  readonly details: JsonObject
}

interface Recording {
  readonly events?: readonly RecordedEvent[]
  readonly eventsUnordered?: boolean
}

/** What is wrong with a history; nothing where none was recorded, or not in order. */
export function judgeEvents({ events = [], eventsUnordered }: Recording, actual: readonly HistoryEvent[], matches: (expected: JsonObject, actual: JsonObject) => boolean): readonly string[] {
  if (events.length === 0 || eventsUnordered === true) return []
  for (const [index, expected] of events.entries()) {
    const event = actual[index]
    if (event === undefined) return [`event ${expected.id} is missing: ${expected.type}`]
    const { id, previousEventId, type, details } = event
    const place = `event ${expected.id}`
    if (type !== expected.type) return [`${place} is ${type}, not ${expected.type}`]
    if (id !== expected.id || previousEventId !== expected.prev) return [`${place} (${type}) follows ${previousEventId}, not ${expected.prev}`]
    if (!matches(expected.details, details)) return [`${place} (${type}) says ${JSON.stringify(details).slice(0, 700)}, not ${JSON.stringify(expected.details).slice(0, 700)}`]
  }
  return actual.length > events.length ? [`there are ${actual.length} events, not ${events.length}`] : []
}
