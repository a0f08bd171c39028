import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Makes the folder of a cache; git passes over one that is the project's own. Throws where nothing can be written. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  if (basename(folder) === 'cache') writeFileSync(join(folder, '../.gitignore'), '*\n')
}
