import type { Json } from '@stepwright/asl'

/** What one iteration of a Map is about. */
export interface Item {
  readonly value: Json
  /** In an object that is iterated over: the member's name. */
  readonly key?: string
}
