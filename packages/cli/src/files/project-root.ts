import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'

/**
 * The folder from which a project's files are named: the nearest one above all of `files` with a `package.json`, else
 * the deepest that holds them all. It does not depend on where the command was called.
 */
export function projectRoot(files: readonly string[]): string {
  const shared = files.map((file) => dirname(file)).reduce(sharedFolder)
  for (let folder = shared; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) return shared
  }
}

function sharedFolder(one: string, other: string): string {
  let folder = one
  while (isOutside(relative(folder, other)) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** Whether a relative path leads out of the folder that it starts from; to another drive it is absolute. */
function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)
}
