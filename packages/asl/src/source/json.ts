import { findInJson } from './find-in-json.js'
import { scanJson, type JsonScan } from './scan-json.js'
import type { ParsedText, Syntax } from './syntax.js'
import { findPlace } from './text-node.js'
import { deepest } from './text-problem.js'

/**
 * JSON. A sound text is read by `JSON.parse`; the scanner, which forgives and knows places, reads only the others, and any
 * text as soon as someone asks for a place in it.
 */
export const json: Syntax = { name: 'json', parse: parseJson }

function parseJson(text: string): ParsedText {
  let scanned: JsonScan | undefined
  const scan = (): JsonScan => (scanned ??= scanJson(text))
  const sound = parseSound(text)
  if (sound === undefined) {
    const { value, problems, root } = scan()
    return { value, problems, find: (pointer) => findPlace(root, pointer) }
  }
  let asked = 0
  // a few places are looked for one by one; for many, all are written down
  return { value: sound.value, problems: sound.problems, find: (pointer) => (++asked > few ? findPlace(scan().root, pointer) : findInJson(text, pointer)) }
}

const few = 8

/** `undefined` for a text that is no JSON, that names a key of one object twice, or that is too deep. */
function parseSound(text: string): { readonly value: unknown; readonly problems: readonly [] } | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const keys = countKeys(value, 1)
  // JSON.parse keeps the last of two members with one key, so the text has more keys than the value
  return keys === coloned(text) || keys === keysIn(text) ? { value, problems: [] } : undefined
}

const quote = 0x22
const colon = 0x3a
const blank = 0x20

/**
 * Colons behind a closing quote: as many as keys, or more where strings have some, too. NaN where one stands behind a blank, which may be that of a key as
 * well. Whether a text has more keys than its value is answered by this for nearly all, in half the time that going from string to string takes.
 */
function coloned(text: string): number {
  let found = 0
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1)
    if (before === quote) found++
    else if (before <= blank) return Number.NaN
  }
  return found
}

/** Keys of a text that is known to be JSON. */
function keysIn(text: string): number {
  let keys = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === colon) keys++
  }
  return keys
}

/** The closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let end = start
  let escaped: boolean
  do {
    end = text.indexOf('"', end + 1)
    let slash = end - 1
    while (text[slash] === '\\') slash--
    escaped = (end - slash) % 2 === 0
  } while (escaped)
  return end
}

/** All keys in a value, of which `level` objects and lists stand around its members; NaN where they are too deep, which equals no number. */
function countKeys(value: unknown, level: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (level > deepest) return Number.NaN
  let keys = 0
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) if (typeof item === 'object') keys += countKeys(item, level + 1)
    return keys
  }
  for (const key in value) {
    keys++
    const member = (value as Readonly<Record<string, unknown>>)[key]
    if (typeof member === 'object') keys += countKeys(member, level + 1)
  }
  return keys
}
