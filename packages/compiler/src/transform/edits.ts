import MagicString from 'magic-string'

/** Insertions into a text, which keep the nesting in which they were asked for. */
export interface Edits {
  /** Puts `open` before and `close` behind a stretch, around whatever `inside` puts there. */
  wrap(start: number, end: number, open: string, close: string, inside: () => void): void
  replace(start: number, end: number, text: string): void
  /** At the very end, so that no line or column moves. */
  append(text: string): void
  readonly isEmpty: boolean
  result(file: string): EditedText
}

/** A text after its edits, with the map back to where everything came from. */
export interface EditedText {
  readonly code: string
  readonly map: SourceMapText
}

/** A source map as JSON would hold it. */
export interface SourceMapText {
  readonly file: string
  readonly version: number
  readonly sources: string[]
  readonly sourcesContent: string[]
  readonly names: string[]
  readonly mappings: string
}

/** Collects edits to `text`. The only file that knows magic-string. */
export function collectEdits(text: string): Edits {
  const target = new MagicString(text)
  let count = 0
  return {
    wrap: (start, end, open, close, inside) => {
      count++
      target.appendLeft(start, open)
      inside()
      target.appendLeft(end, close)
    },
    replace: (start, end, replacement) => {
      count++
      target.update(start, end, replacement)
    },
    append: (appended) => {
      target.append(appended)
    },
    get isEmpty() {
      return count === 0
    },
    result: (file) => {
      const { version, sources, sourcesContent, names, mappings } = target.generateMap({ source: file, includeContent: true, hires: 'boundary' })
      return { code: target.toString(), map: { file, version, sources, sourcesContent: (sourcesContent ?? []).map((one) => one ?? ''), names, mappings } }
    },
  }
}
