import type { Span } from '@stepwright/asl'

/** A text inside another text, such as a string of a template, and where each of its letters stands there. */
export interface InnerText {
  readonly text: string
  /** By the place in `text`, and one more for its end; always growing. */
  readonly places: readonly number[]
}

/** Where a part of the inner text stands in the outer one. */
export function outerSpan({ places }: InnerText, { start, end }: Span): Span {
  const last = places.length - 1
  return { start: places[Math.min(start, last)] ?? 0, end: places[Math.min(end, last)] ?? 0 }
}

/** Several pieces as one text. */
export function joinTexts(pieces: readonly InnerText[], separator: string): InnerText {
  const places: number[] = []
  for (const [index, { text, places: own }] of pieces.entries()) {
    if (index > 0) for (let letter = 0; letter < separator.length; letter++) places.push(own[0] ?? 0)
    for (let letter = 0; letter < text.length; letter++) places.push(own[letter] ?? 0)
  }
  return { text: pieces.map(({ text }) => text).join(separator), places: [...places, pieces.at(-1)?.places.at(-1) ?? 0] }
}

/** A text that does not stand in the outer one letter by letter: all of it is where its span begins. */
export function placedText(text: string, { start, end }: Span): InnerText {
  return { text, places: [...Array.from({ length: text.length }, () => start), end] }
}

/**
 * The string that is written at a span of JSON or YAML, letter by letter. `text` is what a reader made of it: where that is told
 * otherwise here (folded lines, unusual escapes), all of it is taken to stand where the span begins.
 */
export function writtenText(outer: string, span: Span, text: string): InnerText {
  const first = outer[span.start]
  const read = first === '"' ? escaped(outer, span) : first === "'" ? singleQuoted(outer, span) : first === '|' ? literalBlock(outer, span) : plain(outer, span)
  if (read === undefined) return placedText(text, span)
  // a block's last line breaks are kept or dropped by its header
  if (read.text === text) return read
  if (read.text.trimEnd() === text.trimEnd()) return { text, places: [...Array.from(text, (_, at) => read.places[Math.min(at, read.places.length - 1)] ?? span.end), span.end] }
  return placedText(text, span)
}

function plain(outer: string, { start, end }: Span): InnerText {
  return { text: outer.slice(start, end), places: Array.from({ length: end - start + 1 }, (_, at) => start + at) }
}

function singleQuoted(outer: string, { start, end }: Span): InnerText {
  let text = ''
  const places: number[] = []
  for (let at = start + 1; at < end - 1; at++) {
    text += outer[at]
    places.push(at)
    if (outer[at] === "'") at++
  }
  return { text, places: [...places, end - 1] }
}

/** Escapes of JSON, which YAML shares. */
function escaped(outer: string, { start, end }: Span): InnerText | undefined {
  let text = ''
  const places: number[] = []
  for (let at = start + 1; at < end - 1; ) {
    const length = outer[at] !== '\\' ? 1 : outer[at + 1] === 'u' ? 6 : 2
    const letter = length === 1 ? (outer[at] ?? '') : unescape(outer.slice(at, at + length))
    if (letter === undefined || outer[at] === '\n') return undefined
    text += letter
    places.push(at)
    at += length
  }
  return { text, places: [...places, end - 1] }
}

function unescape(written: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${written}"`)
    return typeof value === 'string' && value.length === 1 ? value : undefined
  } catch {
    return undefined
  }
}

/** A block with a bar: its lines less their indent. */
function literalBlock(outer: string, { start, end }: Span): InnerText | undefined {
  const body = outer.indexOf('\n', start) + 1
  if (body === 0 || body > end) return undefined
  const lines = outer.slice(body, end).split('\n')
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length))
  let text = ''
  const places: number[] = []
  let at = body
  for (const [index, line] of lines.entries()) {
    const kept = line.trim() === '' ? line.slice(Math.min(line.length, indent)) : line.slice(indent)
    for (let letter = 0; letter < kept.length; letter++) places.push(at + line.length - kept.length + letter)
    text += kept
    at += line.length + 1
    if (index < lines.length - 1) {
      text += '\n'
      places.push(at - 1)
    }
  }
  return { text, places: [...places, Math.min(at, end)] }
}
