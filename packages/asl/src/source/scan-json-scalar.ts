import type { Span } from './span.js'
import type { TextProblemKind } from './text-problem.js'

/** A place in a text that moves on as it is read. */
export interface Cursor {
  readonly text: string
  at: number
  readonly report: (kind: TextProblemKind, span: Span) => void
}

/** A string, number, truth or null, and where it stands. */
export interface Scalar {
  readonly value: unknown
  readonly span: Span
}

/** Moves over blanks and comments; the latter are problems. */
export function scanTrivia(cursor: Cursor): void {
  const { text } = cursor
  for (;;) {
    cursor.at = endOf(blanks, cursor)
    const start = cursor.at
    if (text[start] !== '/' || (text[start + 1] !== '/' && text[start + 1] !== '*')) return
    const [mark, length] = text[start + 1] === '/' ? ['\n', 0] : ['*/', 2]
    const end = text.indexOf(mark, start + 2)
    cursor.at = end === -1 ? text.length : end + length
    cursor.report('comment', { start, end: cursor.at })
  }
}

/** Reads a string that begins with `quote`. Without its end it goes to the end of the line. */
export function scanString(cursor: Cursor, quote: '"' | "'"): Scalar {
  const { text } = cursor
  const start = cursor.at++
  let escaped = false
  for (;;) {
    cursor.at = endOf(quote === '"' ? plain : plainSingle, cursor)
    const mark = text[cursor.at]
    if (mark === undefined || mark === '\n' || mark === '\r' || mark === quote) break
    if (mark === '\\') escaped = true
    else cursor.report('control-character', { start: cursor.at, end: cursor.at + 1 })
    cursor.at += mark === '\\' ? 2 : 1
  }
  cursor.at = Math.min(cursor.at, text.length)
  const closed = text[cursor.at] === quote
  const span = { start, end: closed ? cursor.at + 1 : cursor.at }
  const raw = text.slice(start + 1, cursor.at)
  cursor.at = span.end
  if (!closed) cursor.report('unclosed-string', span)
  else if (quote === "'") cursor.report('single-quotes', span)
  return { value: escaped ? unescape(raw, span, cursor) : raw, span }
}

/**
 * Reads a number or a name without quotes. A `${Placeholder}` without quotes is no problem where a value belongs: the
 * deployment puts a number, a truth or an object there.
 */
export function scanWord(cursor: Cursor, expected: string): Scalar | undefined {
  const start = cursor.at
  for (let end = start - 1; end < cursor.at; cursor.at = endOf(placeholder, cursor, endOf(word, cursor))) end = cursor.at
  const span = { start, end: cursor.at }
  if (span.end === start) return undefined
  const text = cursor.text.slice(span.start, span.end)
  if (expected === 'value' && names.has(text)) return { value: names.get(text), span }
  if (expected === 'value' && number.test(text)) return { value: Number(text), span }
  if (!text.includes('${')) cursor.report('bare-word', span)
  const meant = Number(text)
  return { value: expected === 'value' && Number.isFinite(meant) ? meant : text, span }
}

const names: ReadonlyMap<string, unknown> = new Map<string, unknown>([['true', true], ['false', false], ['null', null]])
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const blanks = /[ \t\r\n]*/y
const plain = /[^"\\\u0000-\u001f]*/y
const plainSingle = /[^'\\\u0000-\u001f]*/y
const word = /[^\s,:{}[\]"'$]*/y
// it is short and has no brace within, so that the search for its end cannot grow with the text
const placeholder = /\$(?:\{[^{}\n"]{1,255}\})?/y

/** Where the stretch that `pattern` matches at the cursor, or at `from`, ends. */
function endOf(pattern: RegExp, { text, at }: Cursor, from: number = at): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', '\\': '\\', '/': '/' }

function unescape(raw: string, span: Span, cursor: Cursor): string {
  let sound = true
  const value = raw.replace(/\\(?:u([\da-fA-F]{4})|([\s\S]?))/g, (_, code: string | undefined, mark: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    sound &&= escapes[mark] !== undefined
    return escapes[mark] ?? mark
  })
  if (!sound) cursor.report('bad-escape', span)
  return value
}
