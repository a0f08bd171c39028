import { fileURLToPath } from 'node:url'
import { followedImports, lastRun, watchImports, type FollowedImport } from './run-modules.js'

/** What the author's modules import that is loaded by Node: packages, and JavaScript of their own. */
export interface NativeImports {
  /** Absolute paths of all modules, with what they import in turn. */
  readonly files: readonly string[]
  /** Which packages were asked for, and by which file. */
  readonly packages: readonly { readonly from: string; readonly name: string }[]
}

/**
 * Watches which modules Node loads for the author. The function that it yields tells of those that the runs since then, and the modules
 * `entries` (absolute URLs) that were imported without a run, lead to.
 */
export function watchNativeImports(): (entries: readonly string[]) => Promise<NativeImports> {
  watchImports()
  const before = lastRun()
  return async (entries) => reached(await followedImports(), (url) => runOf(url) > before || entries.includes(url))
}

function reached(followed: readonly FollowedImport[], isRoot: (url: string) => boolean): NativeImports {
  const byParent = new Map<string, FollowedImport[]>()
  for (const one of followed) byParent.set(one[0], [...(byParent.get(one[0]) ?? []), one])
  const seen = new Set<string>([...byParent.keys(), ...followed.map(([, , url]) => url)].filter(isRoot))
  const packages: { from: string; name: string }[] = []
  // a set may grow while it is gone through
  for (const url of seen) {
    for (const [parent, specifier, target] of byParent.get(url) ?? []) {
      seen.add(target)
      const [, name] = /^((?:@[^/]+\/)?[^./#@:][^/:]*)(?:\/|$)/.exec(specifier) ?? []
      if (name !== undefined) packages.push({ from: pathOf(parent), name })
    }
  }
  return { files: [...new Set([...seen].filter((url) => runOf(url) === 0).map(pathOf))].sort(), packages }
}

/** The run that a module belongs to; 0 where Node loaded it as it is. */
function runOf(url: string): number {
  return Number(/[?&]stepwright=(\d+)$/.exec(url)?.[1] ?? 0)
}

function pathOf(url: string): string {
  return fileURLToPath(url.replace(/[?#].*$/, ''))
}
