import { isAbsolute, relative, sep } from 'node:path'

/** A file as a person in `cwd` would type it, with forward slashes; what is no path stays as it is. */
export function relativePath(file: string, cwd: string): string {
  if (!isAbsolute(file)) return file
  const path = relative(cwd, file)
  if (path === '') return '.'
  // far away, or on another drive of Windows
  const isFar = isAbsolute(path) || (path.startsWith('..') && path.length >= file.length)
  return (isFar ? file : path).split(sep).join('/')
}
