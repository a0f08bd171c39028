import { isTimestamp, type Json } from '@stepwright/asl'

/** Compares what `Variable` finds with what the operator names. A value of another type is simply not equal, less or greater. */
export type Comparison = (left: Json, right: Json) => boolean

export const isPresence = 'IsPresent'

/**
 * The comparison operators; those that end in `Path` compare as their namesakes.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules
 */
export const comparisons: { readonly [operator: string]: Comparison | undefined } = {
  ...ordered('String', (value): value is string => typeof value === 'string', (text) => text),
  ...ordered('Numeric', (value): value is number => typeof value === 'number', (number) => number),
  ...ordered('Timestamp', (value): value is string => typeof value === 'string' && isTimestamp(value), (text) => Date.parse(text)),
  BooleanEquals: (left, right) => typeof left === 'boolean' && left === right,
  StringMatches: (left, right) => typeof left === 'string' && typeof right === 'string' && matchesPattern(left, right),
  // recorded: with false they are negations, true of null as well
  IsNull: is((value) => value === null),
  IsBoolean: is((value) => typeof value === 'boolean'),
  IsNumeric: is((value) => typeof value === 'number'),
  IsString: is((value) => typeof value === 'string'),
  IsTimestamp: is((value) => typeof value === 'string' && isTimestamp(value)),
  [isPresence]: is(() => true),
}

function is(holds: (value: Json) => boolean): Comparison {
  return (left, right) => holds(left) === right
}

function ordered<T extends Json>(type: string, holds: (value: Json) => value is T, keyOf: (value: T) => string | number): Record<string, Comparison> {
  const compare = (decide: (left: string | number, right: string | number) => boolean): Comparison => (left, right) =>
    holds(left) && holds(right) && decide(keyOf(left), keyOf(right))
  return {
    [`${type}Equals`]: compare((left, right) => left === right),
    [`${type}LessThan`]: compare((left, right) => left < right),
    [`${type}LessThanEquals`]: compare((left, right) => left <= right),
    [`${type}GreaterThan`]: compare((left, right) => left > right),
    [`${type}GreaterThanEquals`]: compare((left, right) => left >= right),
  }
}

/** `*` stands for any text, `\*` for an asterisk and `\\` for a backslash. In time proportional to the lengths' product. */
function matchesPattern(text: string, pattern: string): boolean {
  const parts = partsOf(pattern)
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  const end = text.length - last.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found === -1 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

/** The texts between the asterisks. */
function partsOf(pattern: string): readonly string[] {
  const parts = ['']
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? ''
    const next = pattern[index + 1]
    if (character === '*') parts.push('')
    else if (character === '\\' && (next === '*' || next === '\\')) {
      parts[parts.length - 1] += next
      index += 1
    } else parts[parts.length - 1] += character
  }
  return parts
}
