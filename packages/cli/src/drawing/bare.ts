import type { Json } from '@stepwright/asl'

/** A value as a person reads it: an expression without its braces, blanks drawn together. */
export function bare(value: Json | undefined): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const [, expression] = /^\{%(.*)%\}$/s.exec(text) ?? []
  return (expression ?? text).replaceAll(/\s+/g, ' ').trim()
}
