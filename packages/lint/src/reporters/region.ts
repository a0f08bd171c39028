import type { Location } from '@stepwright/asl'
import type { ReportContext } from './reporter.js'

/** A place as reports say it: lines and columns from 1, in UTF-16 code units; the end is behind the last character. */
export interface Region {
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** Where a location is in its text; `undefined` where there is none. */
export function regionOf({ source, span, callSite }: Location, { readText }: ReportContext): Region | undefined {
  if (callSite !== undefined) return { line: callSite.line, column: callSite.column }
  const text = span === undefined ? undefined : readText(source)
  if (span === undefined || text === undefined) return undefined
  const [start, end] = [placeOf(text, span.start), placeOf(text, span.end)]
  return { ...start, endLine: end.line, endColumn: end.column }
}

/** The file that a location names, as seen from `cwd`, with forward slashes. */
export function fileOf({ source, callSite }: Location, { cwd }: ReportContext): string {
  const file = callSite?.file ?? source
  const inside = [`${cwd}/`, `${cwd}\\`].find((start) => file.startsWith(start))
  return (inside === undefined ? file : file.slice(inside.length)).replaceAll('\\', '/')
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|[\n\r]/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
