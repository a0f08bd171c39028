import type { Definition } from '@stepwright/asl'

/** A definition on a page, and what is said of it there. */
export interface Example {
  readonly kind: 'wrong' | 'right'
  readonly text: string
  /** Line of its first line, counted from 1. */
  readonly line: number
  readonly file: string
  readonly type: Definition['type']
}

/** The fences ```` ```json asl wrong ````, ```` ```yaml asl right ````, ```` ```json asl wrong express ```` of a page. */
export function examplesOf(page: string): readonly Example[] {
  const fence = /^```(json|yaml) asl (wrong|right)( express)?\n([\s\S]*?)^```$/gm
  return Array.from(page.matchAll(fence), ({ 1: syntax, 2: kind, 3: express, 4: text = '', index }) => ({
    kind: kind === 'wrong' ? 'wrong' : 'right',
    text,
    line: page.slice(0, index).split('\n').length + 1,
    file: `example.asl.${syntax}`,
    type: express === undefined ? 'STANDARD' : 'EXPRESS',
  }))
}
