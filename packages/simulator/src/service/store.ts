import type { Json } from '@stepwright/asl'

/** Where the service keeps what must survive: documents and lists by key. Writing is at once; `flushed` says when it is safe. */
export interface Store {
  readonly get: (key: string) => Json | undefined
  readonly put: (key: string, value: Json) => void
  readonly delete: (key: string) => void
  /** Cuts the list to `keep` items, if it is told how many, and adds some. */
  readonly append: (key: string, keep: number | null, items: readonly Json[]) => void
  /** Keys that begin with `prefix`, oldest first. */
  readonly keys: (prefix: string) => readonly string[]
  readonly flushed: () => Promise<void>
}

/** What a journal is told of each change. */
export type Change =
  | { readonly put: string; readonly value: Json }
  | { readonly delete: string }
  | { readonly append: string; readonly keep: number | null; readonly items: readonly Json[] }

/** A store in memory, whose changes `write` hears of. */
export function createStore(write: (change: Change) => void = () => undefined, flushed: () => Promise<void> = () => Promise.resolve(), before: Map<string, Json> = new Map()): Store {
  const change = (one: Change): void => {
    applyChange(before, one)
    write(one)
  }
  return {
    get: (key) => before.get(key),
    put: (key, value) => change({ put: key, value }),
    delete: (key) => change({ delete: key }),
    append: (key, keep, items) => change({ append: key, keep, items }),
    keys: (prefix) => [...before.keys()].filter((key) => key.startsWith(prefix)),
    flushed,
  }
}

export function applyChange(values: Map<string, Json>, change: Change): void {
  if ('put' in change) values.set(change.put, change.value)
  else if ('delete' in change) values.delete(change.delete)
  else {
    const list = values.get(change.append)
    // lists are the store's own: they grow in place, or a long history would be copied with each event
    const items: Json[] = Array.isArray(list) ? (list as Json[]) : []
    if (items !== list) values.set(change.append, items)
    if (change.keep !== null && items.length > change.keep) items.length = change.keep
    for (const item of change.items) items.push(item)
  }
}
