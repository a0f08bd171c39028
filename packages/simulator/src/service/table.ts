import type { Json } from '@stepwright/asl'
import type { Store } from './store.js'

/** Records of one kind, in the order in which they were made; every change is stored. */
export interface Table<T> {
  readonly get: (id: string) => T | undefined
  readonly set: (id: string, record: T) => T
  readonly delete: (id: string) => void
  readonly all: () => readonly T[]
}

/** How records are stored, where that is not as they are. */
export interface Form<T> {
  readonly write: (record: T) => T
  readonly read: (stored: T) => T
}

export function tableOf<T extends object>(store: Store, kind: string, { write, read }: Form<T> = { write: (record) => record, read: (stored) => stored }): Table<T> {
  const prefix = `${kind} `
  // what was stored as T is T: the one cast of the tables
  const records = new Map(store.keys(prefix).map((key) => [key.slice(prefix.length), read(store.get(key) as unknown as T)]))
  return {
    get: (id) => records.get(id),
    set: (id, record) => {
      records.set(id, record)
      store.put(prefix + id, write(record) as unknown as Json)
      return record
    },
    delete: (id) => {
      records.delete(id)
      store.delete(prefix + id)
    },
    all: () => [...records.values()],
  }
}
