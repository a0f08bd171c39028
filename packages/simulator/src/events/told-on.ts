import type { EventType, HistoryEvent } from './event.js'
import type { Place } from './place.js'

/** An event, and the line on which it happened; none: the execution's own. */
export interface LinedEvent extends HistoryEvent {
  readonly line?: string
}

/** Answers what has been told already of what a line will do next. */
export type Told = (line: string, place: Place | undefined) => readonly HistoryEvent[]

/**
 * A line that goes on from a place begins that state anew; the events that it had told there are not told again. After a redrive, the
 * state has been entered, and a Map or Parallel has begun, once; its attempts before the redrive are over.
 */
export function toldOn(before: readonly LinedEvent[]): Told {
  if (before.length === 0) return () => []
  const redriven = lastRedrive(before)
  const lines = new Map<string, LinedEvent[]>()
  for (const event of before) {
    if (event.type.startsWith('Execution')) continue
    const events = lines.get(event.line ?? '')
    if (events === undefined) lines.set(event.line ?? '', [event])
    else events.push(event)
  }
  return (line, place) => {
    const since = (lines.get(line) ?? []).filter(({ id }) => id > (place?.after ?? redriven))
    // an iteration that has ended says so once
    if (place === undefined || place.state === undefined || redriven <= place.after) return since
    const seen = new Set<EventType>()
    const isFirst = ({ type }: HistoryEvent): boolean => opens.test(type) && !seen.has(type) && seen.add(type).size > 0
    return since.filter((event) => event.id > redriven || isFirst(event))
  }
}

/** A Fail state is entered again: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-behavior-states */
const opens = /^(?!Fail).*StateEntered$|^(Map|Parallel)StateStarted$/

/** The number of the last event by which the execution was redriven; 0 if it never was. */
export function lastRedrive(events: readonly HistoryEvent[]): number {
  return events.findLast(({ type }) => type === 'ExecutionRedriven')?.id ?? 0
}
