/** Why a text is no path or no call, and where. */
export interface ExpressionProblem {
  /** What is wrong, naming the culprit: lower case, no final stop. */
  readonly message: string
  /** Where in the text, in UTF-16 code units from its start. */
  readonly offset: number
  /** What to write instead, as an instruction. */
  readonly help?: string
}

/** A text that is being read: how far, and the first thing that was wrong. */
export interface Cursor {
  readonly text: string
  /** Where reading ends: the length of the text, or less for a part of it. */
  readonly end: number
  position: number
  /** How many brackets of any kind stand open. */
  depth: number
  problem: ExpressionProblem | undefined
}

/** Ours: deeper nesting than this is refused, so that no text can exhaust the stack. */
const deepest = 50

/** A cursor over `text` from `start` up to, not including, `end`. */
export function cursorOver(text: string, start = 0, end = text.length): Cursor {
  return { text, end, position: start, depth: 0, problem: undefined }
}

/** Notes what is wrong, unless something was wrong before, and yields the `undefined` that says so. */
export function fail(cursor: Cursor, message: string, { offset = cursor.position, help }: { offset?: number; help?: string } = {}): undefined {
  cursor.problem ??= { message, offset, ...(help === undefined ? {} : { help }) }
  return undefined
}

/** Reads something that may hold another of its kind. */
export function nested<T>(cursor: Cursor, read: () => T | undefined): T | undefined {
  if (cursor.depth >= deepest) return fail(cursor, `more than ${deepest} levels stand inside each other`)
  cursor.depth += 1
  const value = read()
  cursor.depth -= 1
  return value
}

/** The character under the cursor, or one further on; empty at the end. */
export function peek(cursor: Cursor, ahead = 0): string {
  const at = cursor.position + ahead
  return at < cursor.end ? (cursor.text[at] ?? '') : ''
}

/** Moves past `token` if it stands here. */
export function eat(cursor: Cursor, token: string): boolean {
  if (cursor.position + token.length > cursor.end || !cursor.text.startsWith(token, cursor.position)) return false
  cursor.position += token.length
  return true
}

/** Moves past blanks. */
export function skipBlanks(cursor: Cursor): void {
  while (isBlank(peek(cursor))) cursor.position += 1
}

/** Moves past what `pattern`, which is sticky, matches here, and yields it. */
export function eatPattern(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.position
  const found = pattern.exec(cursor.text)?.[0]
  if (found === undefined || cursor.position + found.length > cursor.end) return undefined
  cursor.position += found.length
  return found
}

/** How a message names what stands here: `"x"`, or `the end`. */
export function named(cursor: Cursor): string {
  const next = String.fromCodePoint(cursor.text.codePointAt(cursor.position) ?? 0)
  return cursor.position >= cursor.end ? 'the end' : `"${next}"`
}

export const isBlank = (character: string): boolean => character !== '' && ' \t\n\r'.includes(character)
