import type { Json } from '@stepwright/asl'

/** What one iteration of a Map is about. */
export interface Item {
  readonly value: Json
  /** In an object that is iterated over: the member's name. */
  readonly key?: string
}

/** The items of a reader, or why there are none: the cause of `States.ItemReaderFailed`. */
export type ItemsRead = { readonly items: readonly Item[]; readonly problem?: never } | { readonly problem: string; readonly items?: never }
