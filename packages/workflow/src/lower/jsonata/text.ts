/** How strongly an operator binds, weakest first. @see https://docs.jsonata.org/expressions */
export const strength = { conditional: 1, or: 2, and: 3, comparison: 4, additive: 5, multiplicative: 6, negation: 7, path: 8, atom: 9 } as const

/** A piece of JSONata, and how strongly its outermost operator binds. */
export interface Text {
  readonly text: string
  readonly binds: number
}

/** A piece that never needs parentheses. */
export const atom = (text: string): Text => ({ text, binds: strength.atom })

/** `piece` where at least `least` is wanted: in parentheses if it binds more weakly. */
export const within = (piece: Text, least: number): string => (piece.binds < least ? `(${piece.text})` : piece.text)

/** `left operator right`, grouping from the left. */
export function infix(left: Text, operator: string, right: Text, binds: number): Text {
  return { text: `${within(left, binds)} ${operator} ${within(right, binds + 1)}`, binds }
}

/** `$name(a, b)`. */
export const apply = (name: string, ...args: readonly Text[]): Text => atom(`${name}(${args.map(({ text }) => text).join(', ')})`)

/** `test ? whenTrue : whenFalse`. */
export function choose(test: Text, whenTrue: Text, whenFalse: Text): Text {
  const inner = strength.conditional + 1
  return { text: `${within(test, inner)} ? ${within(whenTrue, inner)} : ${within(whenFalse, strength.conditional)}`, binds: strength.conditional }
}

/** `test ? whenTrue`: nothing where the test does not hold. */
export function chooseOrNothing(test: Text, whenTrue: Text): Text {
  return { text: `${within(test, strength.conditional + 1)} ? ${within(whenTrue, strength.conditional + 1)}`, binds: strength.conditional }
}

/** A text as JSONata writes it: in single quotes, easier to read inside JSON, unless it has one; no escape stands for it. */
export function quote(value: string): Text {
  const doubled = JSON.stringify(value)
  return atom(value.includes("'") ? doubled : `'${doubled.slice(1, -1).replaceAll('\\"', '"')}'`)
}

/** A list as one item of the list around it; a list that is written as one is kept as it is. */
export const asOneItem = ({ text, binds }: Text): string => (binds === strength.atom && text.startsWith('[') ? text : `[${text}]`)

/** A list whose items become items of the list around it: in parentheses if it is written as a list, which would be kept as one. */
export const spread = ({ text }: Text): string => (text.startsWith('[') ? `(${text})` : text)

/** `object.name`; names that are not plain words stand in backticks. */
export function memberText(object: Text, segment: string | number): Text {
  const base = within(object, strength.path)
  if (typeof segment === 'number') return { text: `${base}[${segment}]`, binds: strength.path }
  return { text: `${base}.${/^[A-Za-z_]\w*$/.test(segment) && !reserved.has(segment) ? segment : `\`${segment}\``}`, binds: strength.path }
}

const reserved: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function'])
