import { findFiles, type Wanted } from '../files/find-files.js'

/** A search for files, and what it found. */
export interface Search {
  readonly patterns: readonly string[]
  readonly base: string
  readonly wanted: Wanted
  readonly found: readonly string[]
}

/** Whether a search finds the same as before. */
export function findsTheSame({ patterns, base, wanted, found }: Search): boolean {
  const { value = [], diagnostics } = findFiles(patterns, base, wanted)
  return diagnostics.length === 0 && value.length === found.length && value.every((file, index) => file === found[index])
}
