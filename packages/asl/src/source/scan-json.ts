import { pointer, type Pointer } from './pointer.js'
import { scanString, scanTrivia, scanWord, type Cursor, type Scalar } from './scan-json-scalar.js'
import type { Span } from './span.js'
import type { TextMember, TextNode } from './text-node.js'
import { deepest, mostProblems, type TextProblem, type TextProblemKind } from './text-problem.js'

/** What a text says, where each value stands, and where it is no JSON. */
export interface JsonScan {
  readonly value: unknown
  readonly root: TextNode
  readonly problems: readonly TextProblem[]
}

/**
 * Reads any text as JSON, in one pass and without recursion. Comments, commas too many, missing or single quotes and an
 * unquoted `${Placeholder}` are read as they are meant; all but the last are problems.
 */
export function scanJson(text: string): JsonScan {
  const scan: Scan = { cursor: { text, at: 0, report: (kind, span) => report(scan, kind, span) }, open: [], problems: [], errors: 0, expected: 'value', stopped: false }
  for (;;) {
    scanTrivia(scan.cursor)
    if (scan.stopped || scan.cursor.at >= text.length) break
    const top = scan.open.at(-1)
    if (top !== undefined) step(scan, top)
    else if (scan.root === undefined) startValue(scan)
    else stop(scan, 'text-after-end', { start: scan.cursor.at, end: text.length })
  }
  return finish(scan)
}

/** An object or array that is not closed yet. */
interface Frame {
  readonly closing: '}' | ']'
  readonly value: Record<string, unknown> | unknown[]
  readonly members: Map<string, TextMember>
  readonly span: { readonly start: number; end: number }
  key: Scalar | undefined
}

interface Scan {
  readonly cursor: Cursor
  readonly open: Frame[]
  readonly problems: TextProblem[]
  expected: 'key' | 'colon' | 'value' | 'comma'
  /** Problems that are no comments. */
  errors: number
  stopped: boolean
  /** Where the last comma stood, as long as nothing followed it. */
  comma?: Span
  root?: { readonly value: unknown; readonly node: TextNode }
}

function step(scan: Scan, top: Frame): void {
  const { cursor } = scan
  const mark = cursor.text[cursor.at]
  if (mark === top.closing) close(scan, top)
  else if (mark === ',' || mark === ':') punctuate(scan, top, mark)
  else if (mark === '}' || mark === ']') skip(scan)
  else if (scan.expected === 'key') startKey(scan, top)
  else if (scan.expected === 'value') startValue(scan)
  else {
    report(scan, scan.expected === 'comma' ? 'missing-comma' : 'missing-colon', here(cursor))
    scan.expected = scan.expected === 'comma' ? firstExpected(top) : 'value'
  }
}

function punctuate(scan: Scan, top: Frame, mark: ',' | ':'): void {
  const span = here(scan.cursor)
  if (mark === ':' && scan.expected === 'colon') scan.expected = 'value'
  else if (mark === ',' && scan.expected === 'comma') {
    scan.expected = firstExpected(top)
    scan.comma = span
  } else report(scan, 'unexpected', span)
  scan.cursor.at++
}

function close(scan: Scan, top: Frame): void {
  const span = here(scan.cursor)
  if (scan.comma !== undefined) report(scan, 'trailing-comma', scan.comma)
  else if (top.key !== undefined && scan.expected !== 'comma') report(scan, 'missing-value', span)
  scan.cursor.at++
  scan.open.pop()
  delete scan.comma
  top.span.end = scan.cursor.at
  place(scan, top.value, top)
}

function startKey(scan: Scan, top: Frame): void {
  const key = scanScalar(scan)
  if (key === undefined) return
  delete scan.comma
  top.key = { value: String(key.value), span: key.span }
  scan.expected = 'colon'
  const first = top.members.get(String(key.value))?.key
  if (first !== undefined) report(scan, 'duplicate-key', key.span, first)
}

function startValue(scan: Scan): void {
  const { cursor } = scan
  const mark = cursor.text[cursor.at]
  if (mark === '{' || mark === '[') return openFrame(scan, mark)
  const scalar = scanScalar(scan)
  if (scalar !== undefined) place(scan, scalar.value, { span: scalar.span, members: noMembers })
}

const noMembers: ReadonlyMap<string, TextMember> = new Map()

function openFrame(scan: Scan, mark: '{' | '['): void {
  const { cursor, open } = scan
  delete scan.comma
  if (open.length === deepest) return stop(scan, 'too-deep', here(cursor))
  const span = { start: cursor.at, end: cursor.at + 1 }
  open.push({ closing: mark === '{' ? '}' : ']', value: mark === '{' ? {} : [], members: new Map(), span, key: undefined })
  scan.expected = mark === '{' ? 'key' : 'value'
  cursor.at++
}

/** A string or a word; `undefined`, with the character skipped, where none begins. */
function scanScalar(scan: Scan): Scalar | undefined {
  const { cursor } = scan
  const mark = cursor.text[cursor.at]
  const scalar = mark === '"' || mark === "'" ? scanString(cursor, mark) : scanWord(cursor, scan.expected)
  if (scalar === undefined) skip(scan)
  return scalar
}

/** Puts a value where it belongs: into what is open, or at the root. */
function place(scan: Scan, value: unknown, node: TextNode): void {
  delete scan.comma
  scan.expected = 'comma'
  const top = scan.open.at(-1)
  if (top === undefined) scan.root = { value, node }
  else if (Array.isArray(top.value)) {
    top.members.set(String(top.value.length), { node })
    top.value.push(value)
  } else if (top.key !== undefined) {
    const key = String(top.key.value)
    top.members.set(key, { key: top.key.span, node })
    // defineProperty, since an assignment to "__proto__" makes no member
    if (key === '__proto__') Object.defineProperty(top.value, key, { value, enumerable: true, configurable: true, writable: true })
    else top.value[key] = value
  }
}

function finish(scan: Scan): JsonScan {
  const { cursor, open, problems } = scan
  const innermost = open.at(-1)
  if (innermost !== undefined && !scan.stopped) report(scan, 'unclosed', { start: innermost.span.start, end: innermost.span.start + 1 })
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    frame.span.end = cursor.at
    place(scan, frame.value, frame)
  }
  const whole = { span: { start: 0, end: cursor.text.length }, members: noMembers }
  if (scan.root === undefined && problems.length === 0) report(scan, 'empty', whole.span)
  // what was cut off would be missed everywhere
  const cut = scan.stopped && !problems.some(({ kind }) => kind === 'text-after-end')
  return { value: cut ? undefined : scan.root?.value, root: scan.root?.node ?? whole, problems }
}

function skip(scan: Scan): void {
  report(scan, 'unexpected', here(scan.cursor))
  scan.cursor.at++
}

function stop(scan: Scan, kind: TextProblemKind, span: Span): void {
  report(scan, kind, span)
  scan.stopped = true
}

function report(scan: Scan, kind: TextProblemKind, span: Span, first?: Span): void {
  if (kind === 'comment' && scan.problems.length >= mostProblems) return
  const detail = scan.cursor.text.slice(span.start, Math.min(span.end, span.start + 80))
  scan.problems.push({ kind, span, detail, pointer: addressOf(scan.open), ...(first === undefined ? {} : { first }) })
  if (kind !== 'comment' && ++scan.errors === mostProblems) scan.stopped = true
}

function addressOf(open: readonly Frame[]): Pointer {
  const segments = open.flatMap(({ value, key }): (string | number)[] => {
    if (Array.isArray(value)) return [value.length]
    return key === undefined ? [] : [String(key.value)]
  })
  return pointer(...segments)
}

const firstExpected = ({ closing }: Frame): 'key' | 'value' => (closing === '}' ? 'key' : 'value')
const here = ({ at }: Cursor): Span => ({ start: at, end: at + 1 })
