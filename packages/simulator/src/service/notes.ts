import type { Json } from '@stepwright/asl'
import type { Diary } from '../data/diary.js'
import type { Word } from '../data/pending.js'
import type { Store } from './store.js'

/** What is known of a place in an execution: of a task, a wait, a branch or an item. */
export interface Note {
  /** When it was first reached. */
  readonly since?: number
  /** Whoever has the task's token has been told. */
  readonly sent?: true
  /** The worker that took it. */
  readonly taken?: string
  /** The run of its distributed Map. */
  readonly mapRun?: string
  /** The execution that it started. */
  readonly child?: string
  /** What came of it. */
  readonly reply?: Extract<Word, { readonly kind: 'end' }>['reply']
  /** It took too long, or nobody cares any more. */
  readonly over?: true
  /** The result of a branch or item. */
  readonly result?: Json
  /** It had that result when the execution was redriven. */
  readonly kept?: true
}

/**
 * What is known of the state of the outermost scope in which an execution stands. It is stored, so that this state can begin anew in the
 * next life of the process without asking for what has been answered.
 */
export interface Notes extends Diary {
  readonly get: (at: string) => Note
  readonly add: (at: string, facts: Note) => void
  /** The execution has gone on to the next state. */
  readonly clear: () => void
  /** It is redriven: only what succeeded counts. */
  readonly redrive: () => void
}

export function notesOf(store: Store, execution: string, now: () => number): Notes {
  const key = keyOfNotes(execution)
  const known = new Map<string, Note>()
  for (const [at, facts] of pairsIn(store.get(key))) known.set(at, { ...known.get(at), ...facts })
  const get = (at: string): Note => known.get(at) ?? {}
  const add = (at: string, facts: Note): void => {
    known.set(at, { ...known.get(at), ...facts })
    // facts are made of JSON
    store.append(key, null, [[at, facts] as unknown as Json])
  }
  return {
    get,
    add,
    since: (at) => {
      const { since } = get(at)
      if (since !== undefined) return since
      const moment = now()
      add(at, { since: moment })
      return moment
    },
    succeeded: (at) => {
      const { result, kept } = get(at)
      return kept === true && result !== undefined ? { result } : undefined
    },
    succeed: (at, result) => add(at, { result }),
    clear: () => {
      if (known.size === 0) return
      known.clear()
      store.delete(key)
    },
    redrive: () => {
      const before = [...known]
      known.clear()
      store.delete(key)
      for (const [at, { result, reply, mapRun }] of before) {
        if (mapRun !== undefined) add(at, { mapRun })
        else if (result !== undefined) add(at, { result, kept: true })
        else if (reply !== undefined && reply.error === undefined) add(at, { reply })
      }
    },
  }
}

export const keyOfNotes = (execution: string): string => `notes ${execution}`

/** What `add` wrote. */
function pairsIn(stored: Json | undefined): readonly (readonly [string, Note])[] {
  return (stored ?? []) as unknown as readonly (readonly [string, Note])[]
}
