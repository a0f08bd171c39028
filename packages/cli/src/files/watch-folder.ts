import { readdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'

/** Tells of changes below a folder, until it is closed. */
export interface FolderWatch {
  /** The next change, of whatever came since the last one that was told of; `undefined` once the watch is closed. */
  next(): Promise<string | undefined>
  close(): void
}

/**
 * Watches the files below `folder` that `matters` picks. Hidden folders, `node_modules` and what `ignores` names are passed over: Node would
 * watch them all, and there are tens of thousands.
 */
export function watchFolder(folder: string, { matters, ignores }: { readonly matters: (name: string) => boolean; readonly ignores: (path: string) => boolean }): FolderWatch {
  const watchers = new Map<string, FSWatcher>()
  let changed: string | undefined
  let isClosed = false
  let wake = (): void => {}
  const add = (path: string): void => {
    if (watchers.has(path) || ignores(path)) return
    const entries = entriesOf(path)
    if (entries === undefined) return
    watchers.set(path, watch(path, (_event, name) => void (name === null || noticed(join(path, name), name))))
    for (const entry of entries) if (entry.isDirectory() && isOwn(entry.name)) add(join(path, entry.name))
  }
  const noticed = (path: string, name: string): void => {
    // a new folder comes with files in it
    if (isOwn(name) && !ignores(path)) add(path)
    if (!matters(name) && !watchers.has(path)) return
    changed = path
    wake()
  }
  add(folder)
  return {
    next: async () => {
      if (changed === undefined && !isClosed) await new Promise<void>((resolve) => (wake = resolve))
      // editors write a file in several steps
      await new Promise((resolve) => setTimeout(resolve, 100))
      const path = changed
      changed = undefined
      return isClosed ? undefined : path
    },
    close: () => {
      isClosed = true
      for (const watcher of watchers.values()) watcher.close()
      wake()
    },
  }
}

const isOwn = (name: string): boolean => !name.startsWith('.') && name !== 'node_modules'

function entriesOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return undefined
  }
}
