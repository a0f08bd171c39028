import type { Pointer } from './pointer.js'
import type { Span } from './span.js'
import type { TextPlace } from './text-node.js'

/** A text that was read, and where things stand in it. */
export interface SourceText {
  readonly file: string
  /** Without a byte order mark; offsets count from here. */
  readonly text: string
  readonly syntax: 'json' | 'yaml'
  /** Where a value stands; the first call may read the text once more. Asked through `spanAt`. */
  readonly find: (pointer: Pointer) => TextPlace
}

/** Where the value at `pointer` stands, or its key. Where there is nothing, the nearest thing around it. */
export function spanAt(source: SourceText, pointer: Pointer, anchor: 'key' | 'value'): Span {
  const { key, value } = source.find(pointer)
  return anchor === 'key' ? (key ?? value) : value
}
