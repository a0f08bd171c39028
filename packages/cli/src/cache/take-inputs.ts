import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash, realPathOf, trustedStamp } from './check-inputs.js'
import { folderHash } from './folder-hash.js'
import type { FileInput, Inputs } from './inputs.js'
import { kindOf, statsOf } from './kind-of.js'
import type { Notes } from './notes.js'
import type { Search } from './search.js'

/** Inputs, or why a result cannot be kept. */
export type Taken = { readonly inputs: Inputs } | { readonly refused: readonly string[] }

/** Looks again at everything that was noted, and writes down how it is. What changed since `startedAt` (milliseconds) may have been seen otherwise. */
export function takeInputs(notes: Notes, searches: readonly Search[], startedAt: number): Taken {
  const refused = [...notes.refusals]
  const seen: Seen = { files: [], present: [], absent: [] }
  const isYoung = (path: string): boolean => (statsOf(path)?.ctimeMs ?? 0) >= startedAt
  for (const [path, wasFound] of notes.read) takeFile(path, wasFound, seen, (problem) => refused.push(`"${path}" ${problem}`))
  for (const path of notes.looked) if (!notes.read.has(path)) takePlace(path, seen)
  const listings = [...new Set([...notes.listed, ...[...notes.listedWhole].flatMap(foldersIn)])].flatMap((folder) => pair(folder, folderHash(folder)))
  const changed = [...seen.files.map(({ path }) => path), ...seen.present.flatMap(([path, kind]) => (kind === 'file' ? [path] : [])), ...listings.map(([folder]) => folder)].filter(isYoung)
  refused.push(...changed.map((path) => `"${path}" changed while it was built`))
  if (refused.length > 0) return { refused: refused.sort() }
  const links = [...notes.linked].flatMap((path) => pair(path, realPathOf(path)))
  return {
    inputs: {
      files: seen.files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      present: seen.present.sort(byText),
      absent: seen.absent.sort(),
      listings: listings.sort(byText),
      links: links.sort(byText),
      variables: [...notes.variables].sort(byText),
      searches,
    },
  }
}

/** Both: a path that one of them read is no more than there for the other. */
export function joinTaken(one: Taken, other: Taken): Taken {
  if ('refused' in one || 'refused' in other) return { refused: [...('refused' in one ? one.refused : []), ...('refused' in other ? other.refused : [])].sort() }
  const [a, b] = [one.inputs, other.inputs]
  return {
    inputs: {
      files: unique([...a.files, ...b.files], ({ path }) => path).sort((x, y) => (x.path < y.path ? -1 : 1)),
      present: unique([...a.present, ...b.present], ([path]) => path).sort(byText),
      absent: [...new Set([...a.absent, ...b.absent])].sort(),
      listings: unique([...a.listings, ...b.listings], ([folder]) => folder).sort(byText),
      links: unique([...a.links, ...b.links], ([path]) => path).sort(byText),
      variables: unique([...a.variables, ...b.variables], ([name]) => name).sort(byText),
      searches: [...a.searches, ...b.searches],
    },
  }
}

function unique<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()]
}

interface Seen {
  readonly files: FileInput[]
  readonly present: (readonly [path: string, kind: 'file' | 'folder'])[]
  readonly absent: string[]
}

function takeFile(path: string, wasFound: boolean, seen: Seen, refuse: (problem: string) => void): void {
  const stats = statsOf(path)
  if (stats === undefined || !stats.isFile()) {
    if (wasFound) return refuse(stats === undefined ? 'was there and is gone' : 'is no plain file')
    return takePlace(path, seen)
  }
  const hash = contentHash(path)
  if (hash === undefined) return refuse('cannot be read')
  const stamp = trustedStamp(stats, Date.now())
  seen.files.push({ path, hash, size: stats.size, ...(stamp && { stamp }) })
}

function takePlace(path: string, { present, absent }: Seen): void {
  const kind = kindOf(path)
  if (kind === 'nothing') absent.push(path)
  else if (kind !== 'other') present.push([path, kind])
}

function pair(path: string, found: string | undefined): (readonly [string, string])[] {
  return found === undefined ? [] : [[path, found]]
}

function byText([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1
}

/** A folder, and all folders in it. */
function foldersIn(folder: string): string[] {
  try {
    return [folder, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => foldersIn(join(folder, name)))]
  } catch {
    return [folder]
  }
}
