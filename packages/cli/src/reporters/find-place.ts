import type { Location } from '@stepwright/asl'
import type { FramePlace } from './code-frame.js'
import type { ReportContext } from './reporter.js'

/** A line and a column, and the text they are in, if it can be read. */
export interface FoundPlace {
  readonly place: FramePlace
  readonly text?: string
}

/** Where a location is in a text: its call site, or else its span. */
export function findPlace({ source, span, callSite }: Location, { readText }: ReportContext): FoundPlace | undefined {
  if (callSite !== undefined) {
    const text = readText(callSite.file)
    return { place: callSite, ...(text !== undefined && { text }) }
  }
  const text = span === undefined ? undefined : readText(source)
  if (span === undefined || text === undefined) return undefined
  const before = text.slice(0, span.start).split(/\r\n|[\n\r]/)
  const length = text.slice(span.start, span.end).split(/[\n\r]/)[0]?.length ?? 0
  return { place: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length }, text }
}
