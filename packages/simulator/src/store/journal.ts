import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Json } from '@stepwright/asl'
import { createStore, type Store } from '../service/store.js'
import { lockFolder } from './lock-folder.js'
import { readChanges } from './read-changes.js'

/** A store in a folder. `close` waits until all is written. */
export interface Journal {
  readonly store: Store
  readonly close: () => Promise<void>
}

/** What `openJournal` may be told. */
export interface JournalOptions {
  /** The journal is written anew, without what has been overwritten, when it has grown by so many characters; 64 million when left out. */
  readonly compactAfter?: number
}

/**
 * A store that survives: changes are written to `journal.jsonl`, and `flushed` waits until they are on the disk. Changes that were made
 * in one turn of the process stand on one line, so that there are all of them or none. A last line that was cut off was never
 * acknowledged, and is left out. Yields a sentence when another process has the folder, or a line in the
 * middle cannot be read, or another version wrote it.
 */
export async function openJournal(folder: string, { compactAfter = 64_000_000 }: JournalOptions = {}): Promise<Journal | string> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  if (typeof unlock === 'string') return unlock
  const file = join(folder, 'journal.jsonl')
  const values = readChanges(existsSync(file) ? readFileSync(file) : Buffer.alloc(0))
  if (typeof values === 'string') {
    unlock()
    return `"${file}" is damaged: ${values}`
  }
  if (values.size > 0 && values.get(formatKey) !== format) {
    unlock()
    return `"${file}" was written by another version of Stepwright, which stored executions in another form; go on with that version, or move the folder away to begin anew`
  }
  values.set(formatKey, format)
  const writer = await createWriter({ folder, file, values, compactAfter })
  return {
    store: createStore((change) => writer.write(JSON.stringify(change)), writer.flushed, values),
    close: async () => {
      await writer.close()
      unlock()
    },
  }
}

/** How what the service stores is to be read: one more with every change after which an older journal would be misread. Journals before 2 do not say. */
const format = 2
const formatKey = 'format'

interface Writer {
  readonly write: (change: string) => void
  readonly flushed: () => Promise<void>
  readonly close: () => Promise<void>
}

interface Written {
  readonly folder: string
  readonly file: string
  readonly values: ReadonlyMap<string, Json>
  readonly compactAfter: number
}

/** Changes that come while the disk is busy are written together. A disk that fails fails whoever waits for it, and all after. */
async function createWriter(written: Written): Promise<Writer> {
  let size = compact(written)
  let handle = await open(written.file, 'a')
  let grown = 0
  let changes: string[] = []
  let writing: Promise<void> | undefined
  const drain = async (): Promise<void> => {
    while (changes.length > 0) {
      const batch = `[${changes.join(',')}]\n`
      changes = []
      await handle.appendFile(batch)
      await handle.datasync()
      grown += batch.length
      // as much again as there is: what is written anew is paid for by what was written before
      if (grown > Math.max(written.compactAfter, size)) {
        await handle.close()
        // all of `values` is in it, so are the changes that wait
        changes = []
        size = compact(written)
        handle = await open(written.file, 'a')
        grown = 0
      }
    }
    writing = undefined
  }
  return {
    write: (change) => {
      changes.push(change)
      if (writing !== undefined) return
      // when this turn is over: what belongs together has been changed then
      writing = new Promise((resolve) => void setImmediate(resolve)).then(drain)
      // whoever waits is told
      writing.catch(() => undefined)
    },
    flushed: async () => {
      while (writing !== undefined) await writing
    },
    close: async () => {
      while (writing !== undefined) await writing
      await handle.close()
    },
  }
}

/** Replaced as a whole: at every moment there is a whole journal. Yields its size. */
function compact({ folder, file, values }: Written): number {
  const temporary = `${file}.new`
  const descriptor = openSync(temporary, 'w')
  let size = 0
  for (const [put, value] of values) size += writeSync(descriptor, `${JSON.stringify({ put, value })}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(temporary, file)
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
  return size
}
