import { readFileSync, realpathSync, type Stats } from 'node:fs'
import { folderHash } from './folder-hash.js'
import { hashOf } from './hash-of.js'
import type { FileInput, Inputs, Stamp } from './inputs.js'
import { kindOf, statsOf } from './kind-of.js'
import { findsTheSame } from './search.js'
import { variableHash } from './variable-hash.js'

/** Whether everything is as it was. */
export type InputCheck =
  | { readonly holds: false; readonly because: string }
  /** With the same bytes under new stamps, the inputs as they are recognised from now on. */
  | { readonly holds: true; readonly restamped?: Inputs }

/** Compares inputs with the disk and the environment. A file is only read where its stamp is another than it was. */
export function checkInputs(inputs: Inputs): InputCheck {
  const changed = changesBesideFiles(inputs)
  if (changed !== undefined) return { holds: false, because: changed }
  const files: FileInput[] = []
  let isRestamped = false
  for (const file of inputs.files) {
    const now = sameFile(file)
    if (now === undefined) return { holds: false, because: file.path }
    isRestamped ||= now !== file
    files.push(now)
  }
  return isRestamped ? { holds: true, restamped: { ...inputs, files } } : { holds: true }
}

/** What is not as it was, other than the content of files: one of all. */
export function changesBesideFiles({ variables, present, absent, links, listings, searches }: Inputs): string | undefined {
  const found =
    variables.find(([name, hash]) => variableHash(name, process.env) !== hash)
    ?? present.find(([path, kind]) => kindOf(path) !== kind)
    ?? links.find(([path, target]) => realPathOf(path) !== target)
    ?? listings.find(([folder, hash]) => folderHash(folder) !== hash)
  if (found !== undefined) return found[0]
  return absent.find((path) => kindOf(path) !== 'nothing') ?? searches.find((search) => !findsTheSame(search))?.base
}

/** Where a path leads in the end; `undefined` where it leads nowhere. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

/** A file as it is recognised from now on; `undefined` for one with another content. */
export function sameFile(file: FileInput): FileInput | undefined {
  const stats = statsOf(file.path)
  if (stats === undefined || stats.size !== file.size || !stats.isFile()) return undefined
  const { stamp, ...lasting } = file
  if (stamp?.[0] === stats.mtimeMs && stamp[1] === stats.ctimeMs) return file
  if (contentHash(file.path) !== file.hash) return undefined
  const trusted = trustedStamp(stats, Date.now())
  if (trusted === undefined && stamp === undefined) return file
  return { ...lasting, ...(trusted && { stamp: trusted }) }
}

/** The hash of a file; `undefined` where it cannot be read. */
export function contentHash(path: string): string | undefined {
  try {
    return hashOf(readFileSync(path))
  } catch {
    return undefined
  }
}

/** No stamp for a file that changed just now: it may change again before the clock of the disk moves on. */
export function trustedStamp({ mtimeMs, ctimeMs }: Stats, now: number): Stamp | undefined {
  return Math.max(mtimeMs, ctimeMs) < now - coarsestClock ? [mtimeMs, ctimeMs] : undefined
}

/** FAT keeps times in steps of two seconds. @see https://learn.microsoft.com/en-us/windows/win32/sysinfo/file-times */
const coarsestClock = 2000
