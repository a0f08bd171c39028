import type { Json, JsonObject } from '@stepwright/asl'

/** Where a line of control stands between two states: all that is needed to go on from there. */
export interface Place {
  /** The state that comes next. Absent: the line has come to its end, and `input` is what it yields. */
  readonly state?: string
  readonly input: Json
  /** Those of its own scope. */
  readonly variables: JsonObject
  /** The event that the next one follows. */
  readonly last: number
  /** How many attempts of states there were before. */
  readonly steps: number
  /** How many events the history had. */
  readonly after: number
}

/** Remembers where lines stand, longer than the process lasts. */
export interface Memory {
  readonly placeOf: (line: string) => Place | undefined
  readonly arrive: (line: string, place: Place) => void
}
