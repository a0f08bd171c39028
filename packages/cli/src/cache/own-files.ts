import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What this command is made of. */
export interface OwnFiles {
  /** Its code, and the manifests of what it depends on, whose versions say what is in them. */
  readonly files: readonly string[]
  /** The folders of our packages. */
  readonly folders: readonly string[]
  /** The folders of what they depend on. */
  readonly dependencies: readonly string[]
}

/** The files that decide what this command does: another version of it, or of a dependency, may build something else. */
export function ownFiles(): OwnFiles {
  const pending = [ownFolder()]
  const folders = new Set<string>()
  const foreign: string[] = []
  const files: string[] = []
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (folders.has(folder)) continue
    folders.add(folder)
    const { name = '', dependencies = {} } = manifestIn(folder) ?? {}
    if (!isOurs(name)) foreign.push(folder)
    files.push(join(folder, 'package.json'), ...(isOurs(name) ? codeOf(folder) : []))
    for (const dependency of Object.keys(dependencies)) {
      const found = packageFolder(dependency, folder)
      if (found !== undefined) pending.push(found)
    }
  }
  return { files, folders: [...folders].filter((folder) => !foreign.includes(folder)), dependencies: foreign }
}

/** Both from dist/ and from src/cache/, the nearest package.json above is ours. */
function ownFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (manifestIn(folder) === undefined && dirname(folder) !== folder) folder = dirname(folder)
  return realpathSync.native(folder)
}

/** In a repository of several packages, the version of a package says nothing. */
function isOurs(name: string): boolean {
  return name === 'stepwright' || name.startsWith('@stepwright/')
}

function packageFolder(name: string, from: string): string | undefined {
  for (let above = from; ; above = dirname(above)) {
    const folder = join(above, 'node_modules', name)
    if (manifestIn(folder) !== undefined) return realpathSync.native(folder)
    if (dirname(above) === above) return undefined
  }
}

interface PackageManifest {
  readonly name?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

function manifestIn(folder: string): PackageManifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageManifest
  } catch {
    return undefined
  }
}

/** Published, the rooms of the house travel in a folder. */
function codeOf(folder: string): string[] {
  const rooms = namesIn(join(folder, 'rooms')).map((room) => join(folder, 'rooms', room))
  return [folder, ...rooms].flatMap((room) => namesIn(join(room, 'dist')).filter((name) => name.endsWith('.js')).map((name) => join(room, 'dist', name)))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
