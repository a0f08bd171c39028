import { cutToWidth, displayText, displayWidth } from '../terminal/display-width.js'
import type { Style } from '../terminal/style.js'

/** A place in a text, counted from 1 in UTF-16 code units. */
export interface FramePlace {
  readonly line: number
  readonly column: number
  /** Of the underlined piece; without it, the word that stands there. */
  readonly length?: number
}

/** The line of `place` behind its number, and marks under the piece that is meant; nothing where the text ends earlier. */
export function codeFrame(text: string, place: FramePlace, { gutter, paint, style }: FrameLook): readonly string[] {
  const line = text.split(/\r\n|[\n\r]/)[place.line - 1]
  if (line === undefined) return []
  const { shown, before, marked } = layOut(line, place)
  return [
    `${style.blue(`${String(place.line).padStart(gutter)}│`)} ${shown}`.trimEnd(),
    `${style.blue(`${' '.repeat(gutter)}│`)} ${' '.repeat(before)}${paint('^'.repeat(Math.max(1, marked)))}`,
  ]
}

/** How a frame looks. */
export interface FrameLook {
  /** How many columns the line numbers take. */
  readonly gutter: number
  /** Colours the marks. */
  readonly paint: (text: string) => string
  readonly style: Style
}

interface Layout {
  readonly shown: string
  /** Columns before the marks. */
  readonly before: number
  /** Columns of the marks. */
  readonly marked: number
}

function layOut(line: string, { column, length }: FramePlace): Layout {
  const start = Math.min(column - 1, line.length)
  const end = Math.min(start + (length ?? wordLength(line, start)), line.length)
  const head = displayText(line.slice(0, start))
  const piece = displayText(line.slice(start, end), displayWidth(head))
  const headWidth = displayWidth(head)
  const tail = displayText(line.slice(end), headWidth + displayWidth(piece))
  if (displayWidth(head + piece + tail) <= longestLine) return { shown: head + piece + tail, before: headWidth, marked: displayWidth(piece) }
  return window(head, piece, tail)
}

/** A long line, such as one that a program wrote, is shown around the piece. */
function window(head: string, piece: string, tail: string): Layout {
  const kept = displayWidth(head) <= contextColumns ? head : `…${lastColumns(head, contextColumns)}`
  const shownPiece = cutToWidth(piece, longestLine - contextColumns)
  const rest = longestLine - displayWidth(kept + shownPiece)
  const shownTail = shownPiece === piece && rest > 1 ? cutToWidth(tail, rest) : ''
  return { shown: kept + shownPiece + shownTail, before: displayWidth(kept), marked: displayWidth(shownPiece) }
}

const longestLine = 160
const contextColumns = 60

function lastColumns(text: string, width: number): string {
  const characters = [...text]
  while (displayWidth(characters.join('')) > width) characters.shift()
  return characters.join('')
}

function wordLength(line: string, start: number): number {
  return /^[\p{L}\p{N}_$]+/u.exec(line.slice(start))?.[0].length ?? 1
}
