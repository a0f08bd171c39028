import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { Outcome } from '@stepwright/asl'
import { watchNativeImports, type NativeImports } from '@stepwright/compiler'
import { findFiles, workflowFiles, type Wanted } from '../files/find-files.js'
import { contentHash } from './check-inputs.js'
import { installObservers } from './install-observers.js'
import { kindOf } from './kind-of.js'
import { emptyNotes, joinNotes, without, type Notes } from './notes.js'
import { newObservation, observe } from './observer.js'
import { ownFiles, type OwnFiles } from './own-files.js'
import type { Search } from './search.js'
import type { Inputs } from './inputs.js'
import { joinTaken, takeInputs, type Taken } from './take-inputs.js'

/** Takes down what a result depends on while it is made. */
export interface Trace {
  /** Runs modules of the author's: they can take more from outside than files. */
  readonly around: <T>(run: () => Promise<T>) => Promise<T>
  /** Looks for files. What it looks at on the way does not matter, only what it finds. */
  readonly find: (patterns: readonly string[], base: string, wanted?: Wanted) => Outcome<readonly string[]>
  /** Adds what an earlier build looked at, where its results are used again. */
  readonly carry: (inputs: Inputs) => void
  /** Ends it. `entries` are modules that were imported as they are, as URLs. */
  readonly end: (entries: readonly string[]) => Promise<Traced>
}

/** What a build depends on, and what all of it depends on that does not run the author's modules. */
export interface Traced {
  readonly whole: Taken
  readonly tools: Taken
}

/** Begins a trace; one must have ended before the next begins. */
export function startTrace(): Trace {
  installObservers()
  const startedAt = Date.now()
  const observation = newObservation()
  const searches: Search[] = []
  const nativeImports = watchNativeImports()
  observe(observation)
  const phase = (next: typeof observation.phase): void => void (observation.phase = next)
  return {
    around: async (run) => {
      phase('modules')
      try {
        return await run()
      } finally {
        phase('tools')
      }
    },
    find: (patterns, base, wanted = workflowFiles) => {
      phase('paused')
      const outcome = findFiles(patterns, base, wanted)
      phase('tools')
      searches.push({ patterns, base, wanted, found: outcome.value ?? [] })
      return outcome
    },
    carry: ({ files, present, absent, listings, links }) => {
      const { tools } = observation
      for (const { path } of files) if (kindOf(path) === 'file') tools.read.set(path, true)
      for (const path of [...present.map(([one]) => one), ...absent]) tools.looked.add(path)
      for (const [folder] of listings) tools.listed.add(folder)
      for (const [path] of links) tools.linked.add(path)
    },
    end: async (entries) => {
      observe(undefined)
      const own = ownFiles()
      const ofTools = withoutDependencies(observation.tools, own)
      for (const file of own.files) ofTools.read.set(file, true)
      const ofModules = withNative(ofTools, observation.modules, await nativeImports(entries))
      const tools = takeInputs(ofTools, [], startedAt)
      return { tools, whole: joinTaken(tools, takeInputs(without(ofModules, ofTools), searches, startedAt)) }
    },
  }
}

/** What Node loads by itself stays loaded: a later build in this process would not see it change, nor what it looked at when it was loaded. */
const loaded = new Map<string, string | undefined>()
let carried = emptyNotes()

function withNative(tools: Notes, modules: Notes, { files, packages }: NativeImports): Notes {
  const own = ownFiles()
  const required = Object.keys(createRequire(import.meta.url).cache)
  const foreign = [...files, ...required].filter((file) => !isBelow(file, own.folders) && !isBelow(file, own.dependencies))
  const isCarrying = foreign.some((file) => loaded.has(file))
  if (foreign.some((file) => !loaded.has(file))) carried = joinNotes(carried, modules)
  const notes = joinNotes(tools, isCarrying ? joinNotes(modules, carried) : modules)
  for (const file of foreign) {
    const hash = contentHash(file)
    if (loaded.has(file) && loaded.get(file) !== hash) notes.refusals.add(`"${file}" changed after this process had loaded it`)
    if (!loaded.has(file)) loaded.set(file, hash)
    notes.read.set(file, true)
    noteManifests(file, notes)
  }
  for (const { from, name } of packages) if (!from.includes(`${sep}node_modules${sep}`)) notePackage(from, name, notes)
  return notes
}

/** Manifests of our dependencies stand for what is in them; our own folders are read as the author's are. */
function withoutDependencies(notes: Notes, { dependencies }: OwnFiles): Notes {
  const isOutside = (path: string): boolean => !isBelow(path, dependencies)
  return { ...notes, read: new Map([...notes.read].filter(([path]) => isOutside(path))), looked: new Set([...notes.looked].filter(isOutside)) }
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}${sep}`))
}

/** Node reads the nearest manifest above a module, to know what it is. */
function noteManifests(file: string, notes: Notes): void {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (!notes.read.has(manifest)) notes.read.set(manifest, false)
    if (kindOf(manifest) === 'file' || dirname(folder) === folder) return
  }
}

/** Node looks for a package in the folders above. */
function notePackage(file: string, name: string, notes: Notes): void {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    notes.looked.add(candidate)
    if (kindOf(candidate) !== 'nothing' || dirname(folder) === folder) return
  }
}
