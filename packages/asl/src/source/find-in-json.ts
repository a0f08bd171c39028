import { segmentsOf, type Pointer } from './pointer.js'
import type { TextPlace } from './text-node.js'

/**
 * The place of what `pointer` names in a text that `JSON.parse` takes, or of the nearest thing around it. What stands beside the way is skipped and not
 * read, so that a few places cost less than a tree of all.
 */
export function findInJson(text: string, pointer: Pointer): TextPlace {
  const way = segmentsOf(pointer)
  let start = afterBlanks(text, 0)
  let key: TextPlace['key']
  for (const segment of way) {
    const next = memberIn(text, start, segment)
    if (next === undefined) break
    start = next.value
    key = next.key
  }
  const value = { start, end: endOf(text, start) }
  return key === undefined ? { value } : { value, key }
}

/** Where a member's value begins, and its key; `undefined` for a member that is not there, and where no object or list begins. */
function memberIn(text: string, start: number, segment: string): { readonly value: number; readonly key?: { readonly start: number; readonly end: number } } | undefined {
  const isObject = text[start] === '{'
  if (!isObject && text[start] !== '[') return undefined
  let at = afterBlanks(text, start + 1)
  for (let index = 0; text[at] !== '}' && text[at] !== ']'; index++) {
    const from = at
    let end = at
    if (isObject) {
      end = endOfString(text, at)
      at = afterBlanks(text, afterBlanks(text, end) + 1)
    }
    const isIt = isObject ? isKey(text, from, end, segment) : String(index) === segment
    if (isIt) return isObject ? { value: at, key: { start: from, end } } : { value: at }
    at = afterBlanks(text, endOf(text, at))
    if (text[at] === ',') at = afterBlanks(text, at + 1)
  }
  return undefined
}

function isKey(text: string, start: number, end: number, key: string): boolean {
  const raw = text.slice(start + 1, end - 1)
  return raw === key || (raw.includes('\\') && JSON.parse(text.slice(start, end)) === key)
}

/** Behind the value that begins at `start`. */
function endOf(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return endOfString(text, start)
  if (first !== '{' && first !== '[') {
    let at = start
    while (at < text.length && !ends.has(text.charCodeAt(at))) at++
    return at
  }
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at) - 1
    else if ((code | bit) === opening) depth++
    else if ((code | bit) === closing && --depth === 0) return at + 1
  }
  return text.length
}

/** Behind the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let end = start
  let slash: number
  do {
    end = text.indexOf('"', end + 1)
    slash = end - 1
    while (text[slash] === '\\') slash--
  } while ((end - slash) % 2 === 0)
  return end + 1
}

function afterBlanks(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) <= 0x20) at++
  return at
}

const quote = 0x22
/** With this bit set, `[` and `{` are one code, and so are `]` and `}`. */
const bit = 0x20
const opening = 0x7b
const closing = 0x7d
/** What may follow a number or a word: blanks, commas and closing brackets. */
const ends: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09, 0x2c, 0x5d, 0x7d])
