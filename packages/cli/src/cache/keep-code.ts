import module from 'node:module'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.js'

/**
 * Lets Node keep what it makes of JavaScript in `folder`, beside the records: TypeScript alone is nine megabytes of it. Node 20 cannot.
 *
 * @see https://nodejs.org/docs/latest-v22.x/api/module.html#moduleenablecompilecachecachedir
 */
export function keepCode(folder: string): void {
  const enable: unknown = Reflect.get(module, 'enableCompileCache')
  if (typeof enable !== 'function') return
  try {
    makeFolder(dirname(folder))
    pruneCode(folder)
  } catch {
    // a disk that is read-only, or nothing is kept yet: what Node makes of that, it says to nobody
  }
  Reflect.apply(enable, module, [folder])
}

/** Each version of Node has a folder of its own in there: those of the versions that wrote last stay. */
function pruneCode(folder: string): void {
  const versions = readdirSync(folder).map((name) => join(folder, name)).map((path) => ({ path, written: statSync(path).mtimeMs }))
  for (const { path } of versions.sort((a, b) => b.written - a.written).slice(mostVersions)) rmSync(path, { recursive: true, force: true })
}

const mostVersions = 3
