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
  if (sound === undefined) return { ...scan(), find: (pointer) => findPlace(scan().root, pointer) }
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
  const { keys, depth } = tally(text)
  // JSON.parse keeps the last of two members with one key, so the text has more keys than the value
  return depth <= deepest && keys === countKeys(value) ? { value, problems: [] } : undefined
}

const quote = 0x22
const colon = 0x3a
/** With this bit set, `[` and `{` are one code, and so are `]` and `}`. */
const bit = 0x20
const opening = 0x7b
const closing = 0x7d

/** Keys and greatest depth of a text that is known to be JSON. */
function tally(text: string): { readonly keys: number; readonly depth: number } {
  let keys = 0
  let level = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === colon) keys++
    else if ((code | bit) === opening) depth = Math.max(depth, ++level)
    else if ((code | bit) === closing) level--
  }
  return { keys, depth }
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

/** By recursion: the text has been seen to be no deeper than `deepest`. */
function countKeys(value: unknown): number {
  let keys = 0
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) if (typeof item === 'object') keys += countKeys(item)
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      keys++
      const member = (value as Readonly<Record<string, unknown>>)[key]
      if (typeof member === 'object') keys += countKeys(member)
    }
  }
  return keys
}
