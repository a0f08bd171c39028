import type { Json } from '@stepwright/asl'
import type { Diary, FailedAttempt } from '../data/diary.js'
import type { Ending } from '../data/pending.js'
import type { Place } from '../events/place.js'
import type { Store } from './store.js'

/** What is known of a place in an execution: of a task, a wait, an attempt; of a branch or an item. */
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
  /** What came of it, by the word of somebody outside. */
  readonly reply?: Ending
  /** It took too long, or nobody cares any more. */
  readonly over?: true
  /** What the attempt failed with, before it was tried again. */
  readonly failed?: FailedAttempt
  /** Where the branch or item stands. */
  readonly place?: Place
}

/**
 * What is known of the state of the outermost scope in which an execution stands. It is stored, so that the next life of the process
 * goes on where this one stood, without asking for what has been answered.
 */
export interface Notes extends Diary {
  readonly get: (at: string) => Note
  readonly add: (at: string, facts: Omit<Note, 'place'>) => void
  /** A branch or item gets there: what lay in the state that it leaves is forgotten. */
  readonly arrive: (line: string, place: Place) => void
  /** It has ended, and its end is known elsewhere. */
  readonly forget: (line: string) => void
  /** The execution has gone on to the next state. */
  readonly clear: () => void
  /** The execution has ended: what comes now comes too late. */
  readonly close: () => void
}

export function notesOf(store: Store, execution: string, now: () => number): Notes {
  const key = keyOfNotes(execution)
  const known = readNotes(store, execution)
  // the lines that begin in a line
  const inside = new Map<string, Set<string>>()
  for (const [at, { place }] of known) if (place !== undefined) register(inside, at)
  let closed = false
  const get = (at: string): Note => known.get(at) ?? {}
  const add = (at: string, facts: Note): void => {
    if (closed) return
    known.set(at, { ...known.get(at), ...facts })
    // facts are made of JSON
    store.append(key, null, [[at, facts] as unknown as Json])
  }
  const forget = (line: string): void => {
    const { place: _, ...rest } = get(line)
    known.set(line, rest)
    store.delete(keyOfLine(execution, line))
    forgetInside(line)
  }
  const forgetInside = (line: string): void => {
    for (const one of inside.get(line) ?? []) forget(one)
    inside.delete(line)
  }
  return {
    get,
    add,
    arrive: (line, place) => {
      if (closed) return
      // a key of its own, which is written over: a line has many places in its life
      store.put(keyOfLine(execution, line), place as unknown as Json)
      if (get(line).place === undefined) {
        store.append(key, null, [[line, {}]])
        register(inside, line)
      } else forgetInside(line)
      known.set(line, { ...get(line), place })
    },
    forget: (line) => {
      if (!closed) forget(line)
    },
    since: (at) => {
      const { since } = get(at)
      if (since !== undefined) return since
      const moment = now()
      add(at, { since: moment })
      return moment
    },
    failed: (at) => get(at).failed,
    fail: (at, failed) => add(at, { failed }),
    clear: () => {
      if (known.size === 0) return
      for (const [line, { place }] of known) if (place !== undefined) store.delete(keyOfLine(execution, line))
      known.clear()
      inside.clear()
      store.delete(key)
    },
    close: () => void (closed = true),
  }
}

/** `line` begins in another, whose name stands before its last place: `…/attempt.index`. */
function register(inside: Map<string, Set<string>>, line: string): void {
  const outer = line.slice(0, line.lastIndexOf('/'))
  const lines = inside.get(outer) ?? new Set()
  inside.set(outer, lines.add(line))
}

const keyOfLine = (execution: string, line: string): string => `line ${execution} ${line}`
const keyOfNotes = (execution: string): string => `notes ${execution}`

/** All of an execution's, by place. */
export function readNotes(store: Store, execution: string): Map<string, Note> {
  const notes = new Map<string, Note>()
  for (const [at, facts] of pairsIn(store.get(keyOfNotes(execution)))) notes.set(at, { ...notes.get(at), ...facts })
  for (const [at, note] of notes) {
    // what was stored as a place is one
    const place = store.get(keyOfLine(execution, at)) as unknown as Place | undefined
    if (place !== undefined) notes.set(at, { ...note, place })
  }
  return notes
}

/** In place of all that were. */
export function writeNotes(store: Store, execution: string, notes: ReadonlyMap<string, Note>): void {
  for (const [at, { place }] of readNotes(store, execution)) if (place !== undefined && notes.get(at)?.place === undefined) store.delete(keyOfLine(execution, at))
  for (const [at, { place }] of notes) if (place !== undefined) store.put(keyOfLine(execution, at), place as unknown as Json)
  // as `add` writes them
  store.put(keyOfNotes(execution), [...notes].map(([at, { place: _, ...facts }]) => [at, facts]) as unknown as Json)
}

/** What `add` wrote. */
function pairsIn(stored: Json | undefined): readonly (readonly [string, Note])[] {
  return (stored ?? []) as unknown as readonly (readonly [string, Note])[]
}
