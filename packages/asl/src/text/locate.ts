import type { Diagnostic, Location } from '../diagnostics/diagnostic.js'
import { spanAt, type SourceText } from '../source/span-at.js'

/** The same diagnostics, each that is about `source` with its place in the text. The text is read once more only if there are any. */
export function locate(diagnostics: readonly Diagnostic[], source: SourceText): readonly Diagnostic[] {
  if (diagnostics.length === 0) return diagnostics
  return diagnostics.map((found) => ({
    ...found,
    location: located(found.location, source),
    related: found.related.map(({ message, location }) => ({ message, location: located(location, source) })),
  }))
}

function located(location: Location, source: SourceText): Location {
  if (location.span !== undefined || location.source !== source.file) return location
  return { ...location, span: spanAt(source, location.pointer, location.anchor) }
}
