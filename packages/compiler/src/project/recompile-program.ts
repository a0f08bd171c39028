import { existsSync } from 'node:fs'
import { openProgram, type FileGroup, type OpenProgram } from '../program/open-program.js'
import { reachesEverywhere, surroundingsOf } from '../program/reaches-everywhere.js'
import { fileOf, type FileFacts, type Seeds } from '../references/facts.js'
import { namesFresh, sameGifts } from '../references/same-gifts.js'
import { rewriteProgram } from '../transform/rewrite-program.js'
import { compiledFiles } from './compiled-files.js'
import type { CompiledFile, CompiledProgram } from './compiled-program.js'

/**
 * Compiles the files of a Program again that a change can reach: those that changed or are new, and all that import them. `undefined`
 * where all must be compiled together: when something is wrong, since the words of TypeScript depend on the whole Program, when
 * references go other ways between these files and the others than before, and when other things are declared for all than before.
 */
export function recompileProgram(group: FileGroup, before: CompiledProgram, changed: ReadonlySet<string>): CompiledProgram | undefined {
  const files = new Map(Object.entries(before.files))
  const anew = reachedBy([...changed].filter((file) => files.has(file)), files)
  const roots = [...new Set([...anew, ...group.files.filter((file) => !files.has(file))])].filter((file) => existsSync(file)).sort()
  if (roots.length === 0 && anew.size === 0) return onlyReached(group, before, files)
  if (before.surroundings.some((file) => anew.has(file)) || [...files.values()].some(({ facts }) => facts === undefined)) return undefined
  const open = openProgram({ ...group, files: roots, surroundings: before.surroundings })
  const fresh = open.userFiles.filter(({ fileName }) => anew.has(fileName) || !files.has(fileName))
  if (fresh.some(reachesEverywhere) || surroundingsOf(open).some((file) => !before.surroundings.includes(file))) return undefined
  const isFresh = (file: string): boolean => anew.has(file) || !files.has(file)
  const again = compileFresh(open, files, isFresh)
  const all = again && onlyReached(group, before, new Map([...files].filter(([file]) => !anew.has(file)).concat([...again])))
  if (all === undefined) return undefined
  const isGone = (file: string): boolean => isFresh(file) || all.files[file] === undefined
  return sameGifts(factsIn(files), factsIn(new Map(Object.entries(all.files))), isGone) ? all : undefined
}

type Files = ReadonlyMap<string, CompiledFile>

/** `files`, and all that import one of them, at whatever distance. */
function reachedBy(changed: readonly string[], files: Files): ReadonlySet<string> {
  const importers = new Map<string, string[]>()
  for (const [file, { imports }] of files) for (const [, target] of imports) importers.set(target, [...(importers.get(target) ?? []), file])
  const reached = new Set(changed)
  // a set may grow while it is gone through
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer)
  return reached
}

/** The fresh files, and what is known now of those that they import. */
function compileFresh(open: OpenProgram, files: Files, isFresh: (file: string) => boolean): ReadonlyMap<string, CompiledFile> | undefined {
  const facts = factsIn(files)
  const inProgram = new Set(open.userFiles.map(({ fileName }) => fileName))
  if ([...facts].some(([file, one]) => !isFresh(file) && !inProgram.has(file) && namesFresh(one, isFresh))) return undefined
  const fresh = open.userFiles.filter(({ fileName }) => isFresh(fileName))
  const seeds: Seeds = {
    of: new Map([...facts].filter(([file]) => !isFresh(file) && inProgram.has(file))),
    yields: new Map([...facts.values()].flatMap(({ yields }) => yields)),
    fresh: new Set([...fresh.map(({ fileName }) => fileName), ...[...files.keys()].filter(isFresh)]),
  }
  const rewritten = rewriteProgram(open, seeds)
  if (rewritten.diagnostics.length > 0 || [...rewritten.reaches].some(isFresh)) return undefined
  const known = rewritten.facts()
  if (known === undefined) return undefined
  const again = new Map(Object.entries(compiledFiles(open, rewritten, fresh, known)))
  for (const [file, then] of seeds.of) {
    // what reaches functions outside of the Program is as it was; those that stand for them have no parameters
    const outside = then.gives.filter(([, to]) => !isFresh(fileOf(to)) && !inProgram.has(fileOf(to)))
    if (namesFresh({ ...then, holds: [], yields: [], gives: outside }, isFresh)) return undefined
    const [compiled, now] = [files.get(file), known.get(file)]
    if (compiled !== undefined && now !== undefined) again.set(file, { ...compiled, facts: { ...now, gives: [...now.gives, ...outside] } })
  }
  return again
}

function factsIn(files: Files): ReadonlyMap<string, FileFacts> {
  return new Map([...files].flatMap(([file, { facts }]) => (facts === undefined ? [] : [[file, facts] as const])))
}

/** Without the files that nothing imports any more. `undefined` where what they declared for all, or brought in, may have gone with them. */
function onlyReached(group: FileGroup, before: CompiledProgram, files: Files): CompiledProgram | undefined {
  const reached = new Set(group.files)
  for (const file of reached) for (const [, target] of files.get(file)?.imports ?? []) reached.add(target)
  const left = Object.fromEntries([...files].filter(([file]) => reached.has(file)).sort(([a], [b]) => (a < b ? -1 : 1)))
  const brought = broughtBy(left)
  const isLost = before.surroundings.some((file) => before.files[file] !== undefined && left[file] === undefined) || [...broughtBy(before.files)].some((one) => !brought.has(one))
  return isLost ? undefined : { ...before, files: left }
}

const broughtBy = (files: CompiledProgram['files']): ReadonlySet<string> => new Set(Object.values(files).flatMap(({ brings }) => brings))
