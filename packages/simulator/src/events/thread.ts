import type { JsonObject } from '@stepwright/asl'
import type { EventType } from './event.js'
import type { History } from './history.js'
import type { Memory, Place } from './place.js'

/** One line of control through the history: the execution's own, a branch's or an iteration's. Each event names the one before it here. */
export interface Thread {
  /** The number of the last event on the line. */
  readonly last: () => number
  /** Adds an event, which the next one follows; one that was told in an earlier life of the process is not told again. */
  readonly record: (type: EventType, details?: JsonObject) => number
  /** Adds an event beside the line: the next one follows what this one follows. */
  readonly note: (type: EventType, details?: JsonObject) => number
  /** Goes on from another event. */
  readonly follow: (event: number) => void
  /** When an event happened. */
  readonly timeOf: (event: number) => number
  /** Begins another attempt of a state. */
  readonly step: () => void
  /** How many attempts have begun. */
  readonly steps: () => number
  /** Where the line stands: the same in every run that comes this way, in whatever order lines take turns. */
  readonly at: () => string
  /** Where the line stood when the process, or a redrive, began: it goes on from there. */
  readonly place: Place | undefined
  /** Remembers where the line stands now, where something remembers. */
  readonly arrive: ((to: Pick<Place, 'state' | 'input' | 'variables'>) => void) | undefined
  /** How far the history has come, for `skip`; it is safe. */
  readonly pass: () => Passed
  /** Passes by what was told until then. */
  readonly skip: (to: Passed) => void
  /** The line of a branch or an item, by its index, which begins here; that of a child execution has a history of its own. */
  readonly fork: (index: number, own?: History) => Thread
}

/** A moment of a line. */
export interface Passed {
  readonly last: number
  /** How many events the history had. */
  readonly after: number
}

/** Where a line of control begins. */
interface Beginning {
  /** The event that the first one follows; 0 at the beginning. */
  readonly last?: number
  /** The name of the line. Nobody asks for most of them. */
  readonly line?: () => string
  readonly memory?: Memory | undefined
}

/** A line of control. */
export function threadOf(history: History, { last: start = 0, line = () => '', memory }: Beginning = {}): Thread {
  const name = memory === undefined ? undefined : line()
  const place = name === undefined ? undefined : memory?.placeOf(name)
  const told = name === undefined ? undefined : [...history.told(name, place)]
  let last = place === undefined ? start : Math.max(place.last, history.redriven)
  let steps = place?.steps ?? 0
  const append = (type: EventType, details: JsonObject): number => {
    if (told !== undefined && told.length > 0) {
      const known = told.shift()
      if (known?.type === type) return known.id
      // it goes another way than before: what was told there stays, and nothing that follows is the same
      told.length = 0
    }
    return history.append(type, details, last, name)
  }
  return {
    last: () => last,
    record: (type, details = {}) => (last = append(type, details)),
    note: (type, details = {}) => append(type, details),
    follow: (event) => void (last = event),
    timeOf: (event) => history.events[event - 1]?.timestamp ?? 0,
    step: () => void (steps += 1),
    steps: () => steps,
    at: () => `${line()}/${steps}`,
    place,
    arrive:
      memory === undefined || name === undefined
        ? undefined
        : (to) => {
            history.save()
            memory.arrive(name, { ...to, last, steps, after: history.events.length })
          },
    pass: () => {
      history.save()
      return { last, after: history.events.length }
    },
    skip: (to) => {
      while (told?.[0] !== undefined && told[0].id <= to.after) told.shift()
      last = Math.max(to.last, history.redriven)
    },
    fork: (index, own) => {
      const now = steps
      return threadOf(own ?? history, { last: own === undefined ? last : 0, line: () => `${line()}/${now}.${index}`, memory })
    },
  }
}
