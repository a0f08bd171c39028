import { segmentsOf, spanAt, valueAt, type Edit, type Pointer, type SourceText, type Span } from '@stepwright/asl'

/** A piece of a text, and what to write instead. */
export interface TextChange {
  readonly span: Span
  readonly text: string
}

/**
 * The change of the text that an edit of the document comes to; the rest of the text stays as it is. `undefined` where it cannot
 * be said that way: an addition or removal in YAML beside a dash.
 */
export function changeFor(edit: Edit, source: SourceText, document: unknown): TextChange | undefined {
  if ('rename' in edit) return { span: spanAt(source, edit.pointer, 'key'), text: JSON.stringify(edit.rename) }
  if ('remove' in edit) return isBlock(edit.pointer, source) ? removedLines(edit.pointer, source) : removal(edit.pointer, source)
  if (valueAt(document, edit.pointer) !== undefined) {
    const span = spanAt(source, edit.pointer, 'value')
    return { span, text: written(edit.value, source, indentAt(source.text, span.start)) }
  }
  return isBlock(edit.pointer, source) ? addedLine(edit.pointer, edit.value, source) : addition(edit.pointer, edit.value, source)
}

/** Whether the member at a pointer stands, or would stand, in an object of YAML that has no brackets. */
function isBlock(pointer: Pointer, source: SourceText): boolean {
  return source.syntax === 'yaml' && source.text[spanAt(source, parentOf(pointer), 'value').start] !== '{'
}

const parentOf = (pointer: Pointer): Pointer => pointer.slice(0, pointer.lastIndexOf('/')) as Pointer

/** All lines of a member of YAML, where it begins its line and is not the only one. */
function removedLines(pointer: Pointer, { text, ...source }: SourceText): TextChange | undefined {
  const key = spanAt({ text, ...source }, pointer, 'key')
  const value = spanAt({ text, ...source }, pointer, 'value')
  const start = text.lastIndexOf('\n', key.start - 1) + 1
  const last = text.slice(0, Math.max(key.end, value.end)).trimEnd().length
  const end = text.indexOf('\n', last)
  const around = spanAt({ text, ...source }, parentOf(pointer), 'value')
  const isOnly = start <= around.start && last >= text.slice(0, around.end).trimEnd().length
  return text.slice(start, key.start).trim() !== '' || isOnly ? undefined : { span: { start, end: end === -1 ? text.length : end + 1 }, text: '' }
}

/** A line for a member of YAML, behind the last line of its object. */
function addedLine(pointer: Pointer, value: unknown, source: SourceText): TextChange {
  const { text } = source
  const around = spanAt(source, parentOf(pointer), 'value')
  const column = around.start - (text.lastIndexOf('\n', around.start - 1) + 1)
  const last = text.slice(0, around.end).trimEnd().length
  const line = text.indexOf('\n', last)
  const at = line === -1 ? text.length : line
  return { span: { start: at, end: at }, text: `\n${' '.repeat(column)}${segmentsOf(pointer).at(-1) ?? ''}: ${JSON.stringify(value)}` }
}

/** Applies changes that do not touch each other; of two that do, the earlier in the list. */
export function editText(text: string, changes: readonly TextChange[]): string {
  let result = text
  for (const { span, text: instead } of changes.toSorted((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + instead + result.slice(span.end)
  }
  return result
}

/** JSON as it would be indented where it stands; YAML takes JSON on one line. */
function written(value: unknown, { syntax, text }: SourceText, indent: string): string {
  if (syntax === 'yaml' || !text.includes('\n')) return JSON.stringify(value)
  return JSON.stringify(value, undefined, unitOf(text)).replaceAll('\n', `\n${indent}`)
}

/** The member with the comma that belongs to it. */
function removal(pointer: Pointer, source: SourceText): TextChange {
  const { text } = source
  const start = spanAt(source, pointer, 'key').start
  const end = spanAt(source, pointer, 'value').end
  const after = /^\s*,/.exec(text.slice(end))?.[0]
  const before = /,?\s*$/.exec(text.slice(0, start))?.[0] ?? ''
  if (before.startsWith(',')) return { span: { start: start - before.length, end }, text: '' }
  const space = after === undefined ? '' : (/^\s*/.exec(text.slice(end + after.length))?.[0] ?? '')
  return { span: { start, end: end + (after?.length ?? 0) + space.length }, text: '' }
}

/** A member behind the last one of its object. */
function addition(pointer: Pointer, value: unknown, source: SourceText): TextChange | undefined {
  const { text } = source
  const key = segmentsOf(pointer).at(-1) ?? ''
  const { end } = spanAt(source, parentOf(pointer), 'value')
  const inside = text.slice(0, end - 1)
  const last = inside.trimEnd()
  const isEmpty = last.endsWith('{')
  const lineStart = last.lastIndexOf('\n') + 1
  const isMultiline = inside.length > last.length && inside.slice(last.length).includes('\n')
  const indent = indentAt(text, lineStart)
  const gap = isMultiline ? `\n${isEmpty ? indent + unitOf(text) : indent}` : ' '
  return { span: { start: last.length, end: last.length }, text: `${isEmpty ? '' : ','}${gap}${JSON.stringify(key)}: ${written(value, source, indent)}` }
}

function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? ''
}

/** One step of the indentation that a text has. */
function unitOf(text: string): string {
  return /\n([ \t]+)/.exec(text)?.[1] ?? '  '
}
