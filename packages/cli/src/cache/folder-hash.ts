import { readdirSync } from 'node:fs'
import { hashOf } from './hash-of.js'

/** A hash of the names in a folder, and what they stand for; `undefined` where it cannot be listed. */
export function folderHash(folder: string): string | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return hashOf(JSON.stringify(entries.map((entry) => `${entry.isDirectory() ? '/' : ''}${entry.name}`).sort()))
  } catch {
    return undefined
  }
}
