import { isAbsolute, relative, sep } from 'node:path'

/** A file as a person in `cwd` would type it, with forward slashes; what is no path stays as it is. */
export function relativePath(file: string, cwd: string): string {
  if (!isAbsolute(file)) return file
  const path = relative(cwd, file)
  // another drive on Windows has no relative path
  return isAbsolute(path) ? file : path === '' ? '.' : path.split(sep).join('/')
}
