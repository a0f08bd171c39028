import { diagnostic, type Diagnostic, type Location } from '../diagnostics/diagnostic.js'
import { spanAt, type SourceText } from '../source/span-at.js'

/** The same diagnostics, each that is about `source` with its place in the text. The text is read once more only if there are any. */
export function locate(diagnostics: readonly Diagnostic[], source: SourceText): readonly Diagnostic[] {
  if (diagnostics.length === 0) return diagnostics
  return diagnostics.map((found) => {
    const related = found.related.length === 0 ? found.related : found.related.map(({ message, location }) => ({ message, location: located(location, source) }))
    const { code, severity, message, location, help, note, fixes, aws } = found
    return diagnostic({ code, severity, message, location: located(location, source), help, note, related, fixes, aws })
  })
}

function located(location: Location, source: SourceText): Location {
  if (location.span !== undefined || location.source !== source.file) return location
  const { source: file, pointer, anchor, callSite } = location
  const span = spanAt(source, pointer, anchor)
  return callSite === undefined ? { source: file, pointer, anchor, span } : { source: file, pointer, anchor, span, callSite }
}
