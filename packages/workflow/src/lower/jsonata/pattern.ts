/** A regular expression, as far as it means the same in JavaScript, in JSONata's own engine and in Java. */
export interface Pattern {
  /** With slashes, and the flags that JSONata has. */
  readonly text: string
  readonly groups: number
  /** Whether a group may take no part in a match. */
  readonly skipsGroups: boolean
  /** Whether all matches are meant. */
  readonly isGlobal: boolean
}

export interface Mismatch {
  readonly problem: string
  readonly help: string
}

/**
 * Reads `source`. Left out is what engines differ in, and what matches nothing at all: JSONata fails there.
 *
 * @see https://docs.jsonata.org/regex
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
 */
export function readPattern(source: string, flags: string): Pattern | Mismatch {
  const unknown = [...flags].find((flag) => !'gim'.includes(flag))
  if (unknown !== undefined) return { problem: `has the flag "${unknown}"`, help: 'use the flags i, m and g' }
  const reader: Reader = { source, at: 0, groups: 0, skipsGroups: false, text: '', problem: undefined }
  const isEmpty = alternatives(reader, false)
  if (reader.problem === undefined && reader.at < source.length) reader.problem = `has "${source.charAt(reader.at)}" where none belongs`
  if (reader.problem !== undefined) return { problem: reader.problem, help: 'use letters, classes, groups, |, anchors and * + ? { }' }
  if (isEmpty) return { problem: 'may match an empty text', help: 'let it match one letter at least, + in place of *; or compare: text === ""' }
  return { text: `/${reader.text}/${flags.replace('g', '')}`, groups: reader.groups, skipsGroups: reader.skipsGroups, isGlobal: flags.includes('g') }
}

interface Reader {
  readonly source: string
  at: number
  groups: number
  skipsGroups: boolean
  text: string
  problem: string | undefined
}

/** Whether one of `a|b` matches an empty text. */
function alternatives(reader: Reader, isOptional: boolean): boolean {
  const before = reader.groups
  let isEmpty = sequence(reader)
  for (; reader.problem === undefined && take(reader, '|'); ) {
    isEmpty = sequence(reader) || isEmpty
    if (reader.groups > before) reader.skipsGroups = true
  }
  if (isOptional && reader.groups > before) reader.skipsGroups = true
  return isEmpty
}

function sequence(reader: Reader): boolean {
  let isEmpty = true
  while (reader.problem === undefined && reader.at < reader.source.length && !'|)'.includes(reader.source.charAt(reader.at))) {
    const groups = reader.groups
    const part = piece(reader)
    const least = quantifier(reader)
    if (least === 0 && reader.groups > groups) reader.skipsGroups = true
    isEmpty &&= part || least === 0
  }
  return isEmpty
}

/** One letter, class, group or anchor: whether it matches an empty text. */
function piece(reader: Reader): boolean {
  const letter = reader.source.charAt(reader.at)
  if (letter === '^' || letter === '$') return keep(reader, 1), true
  if (letter === '(') return group(reader)
  if (letter === '[') return charClass(reader), false
  if (letter === '\\') return escape(reader)
  if ('*+?{}]'.includes(letter)) reader.problem = `has "${letter}" where none belongs`
  keep(reader, 1)
  return false
}

function group(reader: Reader): boolean {
  const isPlain = reader.source.startsWith('(?:', reader.at)
  if (!isPlain && reader.source.startsWith('(?', reader.at)) reader.problem = 'looks around, or names a group'
  keep(reader, isPlain ? 3 : 1)
  if (!isPlain) reader.groups += 1
  const isEmpty = alternatives(reader, false)
  if (!take(reader, ')')) reader.problem ??= 'has a group that does not end'
  return isEmpty
}

function charClass(reader: Reader): void {
  keep(reader, reader.source.startsWith('[^', reader.at) ? 2 : 1)
  const start = reader.at
  while (reader.problem === undefined && reader.at < reader.source.length) {
    const letter = reader.source.charAt(reader.at)
    if (letter === ']' && reader.at > start) return keep(reader, 1)
    if (letter === ']') reader.problem = 'has an empty class'
    else if (letter === '\\') escape(reader)
    else if (reader.source.startsWith('&&', reader.at)) reader.problem = 'has "&&" in a class, which Java reads otherwise'
    else if ('/()[{}'.includes(letter)) {
      // JSONata looks for the end of the pattern by counting these
      reader.text += `\\${letter}`
      reader.at += 1
    } else keep(reader, 1)
  }
  reader.problem ??= 'has a class that does not end'
}

/** `\d`, or a sign that means itself: whether it matches an empty text. */
function escape(reader: Reader): boolean {
  const letter = reader.source.charAt(reader.at + 1)
  if (letter === '\\') reader.problem = 'has "\\\\", behind which JSONata does not see the end of a pattern'
  else if (/[A-Za-z0-9]/.test(letter) && !'dDwWsStnrfbB'.includes(letter)) reader.problem = `has "\\${letter}"`
  keep(reader, 2)
  return letter === 'b' || letter === 'B'
}

/** How often at least. */
function quantifier(reader: Reader): number {
  const [whole, sign, count] = /^(?:([*+?])|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at)) ?? []
  if (whole === undefined) return 1
  keep(reader, whole.length)
  return sign === '+' ? 1 : sign === undefined ? Number(count) : 0
}

function take(reader: Reader, letter: string): boolean {
  if (reader.source.charAt(reader.at) !== letter) return false
  keep(reader, 1)
  return true
}

function keep(reader: Reader, length: number): void {
  reader.text += reader.source.slice(reader.at, reader.at + length)
  reader.at += length
}

/** What stands in place of a match: `$1` is a group and `$&` the match in JavaScript, `$1` and `$0` in JSONata. */
export function readReplacement(text: string, { groups }: Pattern): string | undefined {
  const parts = text.split(/(\$(?:\$|&|\d\d?)?)/)
  const made = parts.map((part, place) => {
    if (place % 2 === 0 || part === '$$') return part
    if (part === '$&') return '$0'
    const group = Number(part.slice(1))
    return part.length === 2 && group >= 1 && group <= groups ? part : undefined
  })
  // a number behind a group would count to it
  const runsOn = parts.some((part, place) => place % 2 === 1 && part !== '$$' && /^\d/.test(parts[place + 1] ?? ''))
  return made.includes(undefined) || runsOn ? undefined : made.join('')
}
