import type { Location } from '@stepwright/asl'
import { fileOf, regionOf } from './region.js'
import type { ReportContext, Reporter } from './reporter.js'

/**
 * For programs: an array of diagnostics. The shape is that of `schemas/diagnostics-1.schema.json`; members may be added to it,
 * and a change of any other kind makes a version 2 beside it.
 */
export const json: Reporter = (diagnostics, context) => {
  const rows = diagnostics.map(({ severity, code, message, location, help, note, related, fixes, aws }) => ({
    severity, code, message, location: place(location, context), help, note,
    related: related.map((other) => ({ message: other.message, location: place(other.location, context) })),
    fixes, aws,
  }))
  return `${JSON.stringify(rows, undefined, 2)}\n`
}

function place(location: Location, context: ReportContext): object {
  const { pointer, anchor, span, callSite } = location
  return { source: fileOf({ ...location }, context), pointer, anchor, ...regionOf(location, context), span, callSite }
}
