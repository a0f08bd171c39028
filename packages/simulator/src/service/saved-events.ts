import type { Json } from '@stepwright/asl'
import type { HistoryEvent } from '../events/event.js'
import type { LinedEvent } from '../events/told-on.js'
import type { Store } from './store.js'

/** What is stored of an execution's history, in order. */
export function storedEvents(store: Store, arn: string): readonly LinedEvent[] {
  // what was stored as events are events
  return (store.get(keyOf(arn)) ?? []) as unknown as readonly LinedEvent[]
}

/** Stores what has come to a history since the last time. */
export function saverOf(store: Store, arn: string): (history: readonly HistoryEvent[]) => void {
  let saved = storedEvents(store, arn).length
  return (history) => {
    const events = history.slice(saved)
    if (events.length === 0) return
    // events are made of JSON
    store.append(keyOf(arn), saved, events as unknown as readonly Json[])
    saved += events.length
  }
}

const keyOf = (arn: string): string => `events ${arn}`
