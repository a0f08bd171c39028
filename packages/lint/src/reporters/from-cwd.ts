import { sep } from 'node:path'
import type { CallSite, Diagnostic, Location } from '@stepwright/asl'
import { relativePath } from './relative-path.js'

/** A diagnostic with all its files as seen from `cwd`. */
export function fromCwd(given: Diagnostic, cwd: string): Diagnostic {
  const below = `"${cwd.endsWith(sep) ? cwd : cwd + sep}`
  const shorten = (text: string): string => text.replaceAll(below, '"')
  return {
    ...given,
    message: shorten(given.message),
    location: place(given.location, cwd),
    ...(given.help !== undefined && { help: shorten(given.help) }),
    ...(given.note !== undefined && { note: shorten(given.note) }),
    related: given.related.map(({ message, location }) => ({ message: shorten(message), location: place(location, cwd) })),
  }
}

function place(location: Location, cwd: string): Location {
  const { source, callSite } = location
  return { ...location, source: relativePath(source, cwd), ...(callSite && { callSite: site(callSite, cwd) }) }
}

function site({ calledFrom, ...own }: CallSite, cwd: string): CallSite {
  return { ...own, file: relativePath(own.file, cwd), ...(calledFrom && { calledFrom: site(calledFrom, cwd) }) }
}
