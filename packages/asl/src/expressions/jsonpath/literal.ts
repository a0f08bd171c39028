import type { Json } from '../../model/json.js'
import { eat, eatPattern, fail, named, nested, peek, skipBlanks, type Cursor } from '../cursor.js'
import type { PathOperand } from './path.js'

/** Reads a value in a filter or an argument: JSON with either quote, a regular expression, or a word without quotes. */
export function readLiteral(cursor: Cursor): PathOperand | undefined {
  if (peek(cursor) === '/') return readPattern(cursor)
  if (peek(cursor) === '[' || peek(cursor) === '{' || peek(cursor) === '"' || peek(cursor) === "'") {
    const value = readJson(cursor)
    return value === undefined ? undefined : { kind: 'literal', value }
  }
  const word = eatPattern(cursor, /[^\s()&|,[\]<>=~!'"]+/y)
  if (word === undefined) return fail(cursor, `a value or a path was expected here, not ${named(cursor)}`)
  const value = valueOf(word)
  return value === undefined ? { kind: 'bareword', text: word } : { kind: 'literal', value }
}

/** Reads a string in single or double quotes, with JSON's escapes. */
export function readQuoted(cursor: Cursor): string | undefined {
  const offset = cursor.position
  const quote = peek(cursor)
  cursor.position += 1
  let text = ''
  while (!eat(cursor, quote)) {
    if (peek(cursor) === '') return fail(cursor, `the string that begins here has no closing ${quote}`, { offset })
    text += eat(cursor, '\\') ? readEscape(cursor) : eatPattern(cursor, quote === '"' ? /[^"\\]+/y : /[^'\\]+/y)
  }
  return text
}

function readEscape(cursor: Cursor): string {
  const code = eatPattern(cursor, /u[0-9a-fA-F]{4}/y)
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
  const character = eatPattern(cursor, /[^]/y) ?? ''
  return escapes[character] ?? character
}

const escapes: { readonly [character: string]: string } = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** `/source/flags`; a slash in the source stands behind a backslash. */
function readPattern(cursor: Cursor): PathOperand | undefined {
  const text = eatPattern(cursor, /\/(?:[^\\/]|\\[^])*\/[a-zA-Z]*/y)
  if (text === undefined) return fail(cursor, 'the regular expression that begins here has no closing "/"')
  const end = text.lastIndexOf('/')
  return { kind: 'pattern', source: text.slice(1, end), flags: text.slice(end + 1) }
}

function readJson(cursor: Cursor): Json | undefined {
  if (peek(cursor) === '"' || peek(cursor) === "'") return readQuoted(cursor)
  if (peek(cursor) === '[') return nested(cursor, () => readArray(cursor))
  if (peek(cursor) === '{') return nested(cursor, () => readObject(cursor))
  const word = eatPattern(cursor, /[^\s,[\]{}:'"]+/y)
  return word === undefined ? fail(cursor, `a value was expected here, not ${named(cursor)}`) : (valueOf(word) ?? word)
}

function readArray(cursor: Cursor): Json | undefined {
  const items: Json[] = []
  const complete = readItems(cursor, '[', ']', () => {
    const item = readJson(cursor)
    if (item === undefined) return false
    items.push(item)
    return true
  })
  return complete ? items : undefined
}

function readObject(cursor: Cursor): Json | undefined {
  const entries: [string, Json][] = []
  const complete = readItems(cursor, '{', '}', () => {
    const key = readJson(cursor)
    if (key === undefined) return false
    skipBlanks(cursor)
    if (!eat(cursor, ':')) return fail(cursor, `":" was expected here, not ${named(cursor)}`) ?? false
    skipBlanks(cursor)
    const value = readJson(cursor)
    if (value === undefined) return false
    entries.push([String(key), value])
    return true
  })
  return complete ? Object.fromEntries(entries) : undefined
}

function readItems(cursor: Cursor, open: string, close: string, readItem: () => boolean): boolean {
  eat(cursor, open)
  skipBlanks(cursor)
  if (eat(cursor, close)) return true
  do {
    skipBlanks(cursor)
    if (!readItem()) return false
    skipBlanks(cursor)
  } while (eat(cursor, ','))
  if (eat(cursor, close)) return true
  return fail(cursor, `"${close}" was expected here, not ${named(cursor)}`) ?? false
}

/** The value that a word without quotes is, if it is one. */
function valueOf(word: string): Json | undefined {
  if (word in words) return words[word]
  return /^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word) && Number.isFinite(Number(word)) ? Number(word) : undefined
}

const words: { readonly [word: string]: Json } = Object.assign(Object.create(null), { true: true, false: false, null: null })
