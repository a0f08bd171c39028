import { readFileSync, utimesSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceFile } from '../files/replace-file.js'
import { hashOf } from './hash-of.js'
import type { Inputs } from './inputs.js'
import { makeFolder } from './make-folder.js'
import { pruneRecords } from './prune-records.js'

/** A result that was kept, or why it was not. */
export type CacheRecord<T> = { readonly inputs: Inputs; readonly result: T } | { readonly refused: readonly string[] }

/** Reads a record; one that is not there, or not whole, is `undefined`. */
export function readRecord<T>(file: string): CacheRecord<T> | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    // the hash proves that `writeRecord` of this version wrote it, since the version is in its name
    return end > 0 && text.slice(0, end) === hashOf(body) ? (JSON.parse(body) as CacheRecord<T>) : undefined
  } catch {
    return undefined
  }
}

/** Writes a record, wholly or not at all. That it cannot be written is no problem of the build's. */
export function writeRecord(file: string, record: CacheRecord<unknown>): void {
  try {
    const folder = dirname(file)
    makeFolder(folder)
    const body = JSON.stringify(record)
    replaceFile(file, `${hashOf(body)}\n${body}`)
    pruneRecords(folder)
  } catch {
    // a disk that is full or read-only: the next build takes its time
  }
}

/** Notes that a record was of use, so that it is not among the first to go. */
export function touchRecord(file: string): void {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // somebody else removed it, or the disk is read-only
  }
}
