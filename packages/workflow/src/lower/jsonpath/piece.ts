import type { Json } from '@stepwright/asl'

/** A value as JSONPath can have it: known now, a path, or a call of an intrinsic function. */
export type Piece = { readonly kind: 'constant'; readonly value: Json } | { readonly kind: 'path' | 'call'; readonly text: string }

export const constant = (value: Json): Piece => ({ kind: 'constant', value })

/** `States.Name(a, b)`; `undefined` if an argument could not be said. */
export function call(name: string, ...given: readonly (Piece | undefined)[]): Piece | undefined {
  const texts = given.map((piece) => (piece === undefined ? undefined : argument(piece)))
  return texts.includes(undefined) ? undefined : { kind: 'call', text: `States.${name}(${texts.join(', ')})` }
}

/**
 * A piece as an argument. Strings stand in single quotes; objects and lists that are known now are read from their JSON.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
function argument(piece: Piece): string {
  if (piece.kind !== 'constant') return piece.text
  const { value } = piece
  if (typeof value === 'string') return quote(value)
  return typeof value === 'object' && value !== null ? `States.StringToJson(${quote(JSON.stringify(value))})` : String(value)
}

export const quote = (text: string): string => `'${text.replaceAll(/[\\'{}]/g, '\\$&')}'`

/** `States.Format('{} is {}', $.name, $.status)`: texts and pieces in turn. */
export function format(parts: readonly (string | Piece)[]): Piece {
  const known = parts.every((part) => typeof part === 'string' || part.kind === 'constant')
  const textOf = (part: string | Piece): string => (typeof part === 'string' ? part : part.kind === 'constant' ? String(part.value) : '')
  if (known) return constant(parts.map(textOf).join(''))
  const template = parts.map((part) => (typeof part === 'string' || part.kind === 'constant' ? quote(textOf(part)).slice(1, -1) : '{}')).join('')
  const given = parts.flatMap((part) => (typeof part === 'string' || part.kind === 'constant' ? [] : [part.text]))
  return { kind: 'call', text: `States.Format('${template}', ${given.join(', ')})` }
}
