import type { CallSite } from '@stepwright/asl'
import type { Position } from '@stepwright/workflow'
import { ts } from './typescript.js'

/** Where `node` begins, and how long it is on that line. */
export function positionOf(node: ts.Node): Position {
  const source = node.getSourceFile()
  return positionAt(source, node.getStart(source), node.getEnd())
}

/** The same for a stretch of the text. */
export function positionAt(source: ts.SourceFile, start: number, end: number): Position {
  const { line, character } = source.getLineAndCharacterOfPosition(start)
  const text = source.text.slice(start, end)
  const length = text.search(/\r?\n/)
  return [line + 1, character + 1, length < 0 ? text.length : length]
}

/** The call site of `node`. */
export function callSiteOf(node: ts.Node): CallSite {
  const [line, column, length] = positionOf(node)
  return { file: node.getSourceFile().fileName, line, column, length }
}

/** The text of `node` on one line, cut where it gets too long for a message. */
export function textOf(node: ts.Node, longest = 70): string {
  const text = node.getText().replaceAll(/\s+/g, ' ')
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
