import { statSync, type Stats } from 'node:fs'

/** What stands at a path: a file or a folder, nothing, or something whose content is not its own, such as a device. */
export function kindOf(path: string): 'file' | 'folder' | 'nothing' | 'other' {
  const stats = statsOf(path)
  if (stats === undefined) return 'nothing'
  if (stats.isFile()) return 'file'
  return stats.isDirectory() ? 'folder' : 'other'
}

/** What the file system says about a path, without an exception. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
