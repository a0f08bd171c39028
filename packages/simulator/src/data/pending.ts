import type { Json } from '@stepwright/asl'
import type { StatesError } from './states-error.js'

/** What is heard of a task that somebody outside works on. */
export type Word =
  | { readonly kind: 'taken'; readonly worker: string }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'end'; readonly reply: Ending }

/** How it ended; of a function that a mock asked, with what the mock says besides. */
export interface Ending {
  readonly result?: Json
  readonly error?: StatesError
  readonly final?: true
  readonly after?: number
  readonly never?: boolean
  readonly heartbeats?: readonly number[]
}

/** A task whose end comes from outside, in real time. */
export interface Pending {
  /** The next word; waits until there is one. */
  readonly next: () => Promise<Word>
  /** Nobody listens any more: the task has ended, or is too late. */
  readonly close: () => void
}

/** A task that waits, and the end at which others say what became of it. */
export interface Mailbox extends Pending {
  readonly say: (word: Word) => void
}

export function createMailbox(onClose: () => void = () => undefined): Mailbox {
  const words: Word[] = []
  let waiting: ((word: Word) => void) | undefined
  return {
    say: (word) => {
      const listener = waiting
      waiting = undefined
      if (listener === undefined) words.push(word)
      else listener(word)
    },
    next: () => {
      const word = words.shift()
      return word === undefined ? new Promise((resolve) => void (waiting = resolve)) : Promise.resolve(word)
    },
    close: onClose,
  }
}
