import { fromCwd } from './from-cwd.js'
import { regionOf } from './region.js'
import type { Reporter } from './reporter.js'

/**
 * For programs: an array of diagnostics. The shape is that of `schemas/diagnostics-1.schema.json`; members may be added to it,
 * and a change of any other kind makes a version 2 beside it.
 */
export const json: Reporter = (diagnostics, context) => {
  const rows = diagnostics.map((one) => {
    const { severity, code, message, location, help, note, related, fixes, aws } = fromCwd(one, context.cwd)
    const place = (given: typeof location, shown: typeof location): object => {
      const { source, pointer, anchor, span, callSite } = shown
      return { source, pointer, anchor, ...regionOf(given, context), span, callSite }
    }
    return {
      severity, code, message, location: place(one.location, location), help, note,
      related: related.map((other, index) => ({ message: other.message, location: place(one.related[index]?.location ?? other.location, other.location) })),
      fixes, aws,
    }
  })
  return `${JSON.stringify(rows, undefined, 2)}\n`
}
