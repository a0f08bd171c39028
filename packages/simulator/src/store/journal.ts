import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { isObject, type Json } from '@stepwright/asl'
import { applyChange, createStore, type Change, type Store } from '../service/store.js'

/** A store in a folder. `close` waits until all is written. */
export interface Journal {
  readonly store: Store
  readonly close: () => Promise<void>
}

/**
 * A store that survives: each change is a line of `journal.jsonl`, and `flushed` waits until it is on the disk. A last line that
 * was cut off was never acknowledged, and is left out. Opening writes the journal anew, without what has been overwritten.
 */
export async function openJournal(folder: string): Promise<Journal> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'journal.jsonl')
  const values = read(file)
  compact(folder, file, values)
  const handle = await open(file, 'a')
  const writer = createWriter(handle)
  return {
    store: createStore((change) => writer.write(`${JSON.stringify(change)}\n`), writer.flushed, values),
    close: async () => {
      await writer.flushed()
      await handle.close()
    },
  }
}

interface Writer {
  readonly write: (line: string) => void
  readonly flushed: () => Promise<void>
}

/** Lines that come while the disk is busy are written together. */
function createWriter(handle: FileHandle): Writer {
  let lines: string[] = []
  let writing: Promise<void> | undefined
  const drain = async (): Promise<void> => {
    while (lines.length > 0) {
      const batch = lines.join('')
      lines = []
      await handle.appendFile(batch)
      await handle.datasync()
    }
    writing = undefined
  }
  return {
    write: (line) => {
      lines.push(line)
      writing ??= Promise.resolve().then(drain)
    },
    flushed: async () => {
      while (writing !== undefined) await writing
    },
  }
}

function read(file: string): Map<string, Json> {
  const values = new Map<string, Json>()
  if (!existsSync(file)) return values
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const change = parse(line)
    if (change !== undefined) applyChange(values, change)
  }
  return values
}

function parse(line: string): Change | undefined {
  try {
    const value: unknown = JSON.parse(line)
    // lines are what `write` was given
    return isObject(value) ? (value as unknown as Change) : undefined
  } catch {
    return undefined
  }
}

/** Replaced as a whole: at every moment there is a whole journal. */
function compact(folder: string, file: string, values: ReadonlyMap<string, Json>): void {
  const temporary = `${file}.new`
  const descriptor = openSync(temporary, 'w')
  for (const [put, value] of values) writeSync(descriptor, `${JSON.stringify({ put, value })}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(temporary, file)
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
}
