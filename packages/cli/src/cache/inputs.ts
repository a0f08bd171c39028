import type { Search } from './search.js'

/** Everything that a result depends on, as it was when the result was made. Paths are absolute, in order. */
export interface Inputs {
  /** Files that were read. */
  readonly files: readonly FileInput[]
  /** Files and folders of which it only mattered that they are there. */
  readonly present: readonly (readonly [path: string, kind: 'file' | 'folder'])[]
  /** What was looked for and not found: were it there, another file might be taken. */
  readonly absent: readonly string[]
  /** Folders whose entries were listed. */
  readonly listings: readonly (readonly [folder: string, hash: string])[]
  /** Where links lead. */
  readonly links: readonly (readonly [path: string, target: string])[]
  /** Variables of the environment that modules read: hashes, since they may be secrets. `*` stands for all of them. */
  readonly variables: readonly (readonly [name: string, hash: string])[]
  /** What names, folders and globs stood for. */
  readonly searches: readonly Search[]
}

/** A file, its hash, and by which it is recognised without being read; without that where it was too young to trust it. */
export interface FileInput {
  readonly path: string
  readonly hash: string
  readonly size: number
  readonly stamp?: Stamp
}

/** When its content and when anything about it changed, in milliseconds. The second cannot be set by a program, as the first can. */
export type Stamp = readonly [modified: number, changed: number]
