import { child, spanAt, type Diagnostic, type Json, type Pointer, type SourceText } from '@stepwright/asl'

/** `stepwright-ignore flow/unreachable-state: kept for the migration`, in a Comment or a comment of YAML. */
export interface Suppression {
  readonly codes: readonly string[]
  /** `undefined` where none is given, which makes it void. */
  readonly reason: string | undefined
  /** What it covers: what stands at this pointer, and all inside. `undefined` where nothing stands. */
  readonly covers: Pointer | undefined
  /** Where it is written. */
  readonly at: Pick<Diagnostic['location'], 'pointer' | 'anchor' | 'span'>
}

const word = 'stepwright-ignore'
const form = /stepwright-ignore[ \t]+([a-z]+\/[a-z0-9-]+(?:[ \t]*,[ \t]*[a-z]+\/[a-z0-9-]+)*)[ \t]*(?::[ \t]*(.*\S))?/g

/** All suppressions in a text: those in the `Comment` of a machine, a state, a rule, …, and those in comments of YAML. */
export function suppressionsIn(source: SourceText, read: () => unknown): readonly Suppression[] {
  // the dash is rare, and the first letter is not
  if (!source.text.includes('-ignore') || !source.text.includes(word)) return []
  const document = read()
  const inComments = commentsIn(document).flatMap(({ text, pointer }) => parse(text).map((parsed) => ({
    ...parsed, covers: pointer, at: { pointer: child(pointer, 'Comment'), anchor: 'value' as const, span: spanAt(source, child(pointer, 'Comment'), 'value') },
  })))
  return source.syntax === 'yaml' ? [...inComments, ...yamlSuppressions(source, document)] : inComments
}

/** Whether a diagnostic stands inside what a suppression covers, and is of one of its codes. */
export function isCovered({ code, location }: Diagnostic, { codes, reason, covers }: Suppression): boolean {
  return reason !== undefined && covers !== undefined && codes.includes(code) && (location.pointer === covers || location.pointer.startsWith(`${covers}/`))
}

function parse(text: string): readonly Pick<Suppression, 'codes' | 'reason'>[] {
  return Array.from(text.matchAll(form), ([, codes = '', reason]) => ({ codes: codes.split(',').map((code) => code.trim()), reason }))
}

/** Every `Comment` that says the word, wherever it stands; what it covers is the object it stands in. */
function commentsIn(document: unknown): readonly { readonly text: string; readonly pointer: Pointer }[] {
  const found: { text: string; pointer: Pointer }[] = []
  const open: { readonly value: unknown; readonly pointer: Pointer }[] = [{ value: document, pointer: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer } = next
    if (typeof value !== 'object' || value === null) continue
    for (const [key, member] of Object.entries(value as { readonly [key: string]: Json })) {
      if (key === 'Comment' && typeof member === 'string') {
        if (member.includes(word)) found.push({ text: member, pointer })
      } else open.push({ value: member, pointer: child(pointer, key) })
    }
  }
  return found
}

/** A comment of YAML covers what begins on its line or, alone on its line, what begins on the next that has anything. */
function yamlSuppressions(source: SourceText, document: unknown): readonly Suppression[] {
  const lines = linesOf(source.text)
  return lines.flatMap((line, index) => {
    const mark = /(?:^|\s)#\s*stepwright-ignore\b/.exec(line.text)
    if (mark === null) return []
    const target = isComment(line) ? lines.find((other, at) => at > index && other.text.trim() !== '' && !isComment(other)) : line
    const covers = target === undefined ? undefined : beginsOn(target, source, document)
    const span = { start: line.start + mark.index, end: line.start + line.text.length }
    return parse(line.text.slice(mark.index)).map((parsed) => ({ ...parsed, covers, at: { pointer: covers ?? '', anchor: 'value' as const, span } }))
  })
}

interface Line {
  readonly text: string
  readonly start: number
}

function linesOf(text: string): readonly Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const found = { text: line, start }
    start += line.length + 1
    return found
  })
}

const isComment = ({ text }: Line): boolean => text.trimStart().startsWith('#')

/** The outermost thing that begins on a line. */
function beginsOn({ text, start }: Line, source: SourceText, document: unknown): Pointer | undefined {
  let level: readonly { readonly value: unknown; readonly pointer: Pointer }[] = [{ value: document, pointer: '' }]
  while (level.length > 0) {
    level = level.flatMap(({ value, pointer }) => (typeof value === 'object' && value !== null ? Object.entries(value).map(([key, member]) => ({ value: member as unknown, pointer: child(pointer, key) })) : []))
    const found = level.find(({ pointer }) => {
      const at = spanAt(source, pointer, 'key').start
      return at >= start && at <= start + text.length
    })
    if (found !== undefined) return found.pointer
  }
  return undefined
}
