import { hash as digest } from './hash.js'
import { hashAlgorithms } from './hash-algorithms.js'
import { seededRandom } from './seeded-random.js'

/** A function that Step Functions adds to JSONata. `signature` is in JSONata's notation. */
export interface JsonataFunction {
  readonly name: string
  readonly signature?: string
  readonly run: (...args: never[]) => unknown
}

/**
 * The six functions that Step Functions adds.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const jsonataFunctions: readonly JsonataFunction[] = [
  { name: 'partition', signature: '<an:a>', run: partition },
  { name: 'range', signature: '<nnn:a>', run: range },
  { name: 'hash', signature: '<s-s:s>', run: hash },
  { name: 'random', signature: '<n?:n>', run: random },
  { name: 'uuid', signature: '<:s>', run: () => crypto.randomUUID() },
  { name: 'parse', signature: '<s-:x>', run: parse },
]

/** Functions of JSONata itself that are replaced because nothing bounds the package's own. */
export const boundedFunctions: readonly JsonataFunction[] = [{ name: 'pad', signature: '<s-ns?:s>', run: pad }]

/** Chunks of `size` items. A single chunk stays in its array (recorded on AWS: `$partition([0], 2)` is `[[0]]`). */
function partition(items: readonly unknown[] | undefined, size: number): unknown {
  if (items === undefined) return undefined
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`$partition: the size must be a positive integer, not ${size}`)
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}

/** Both ends included. A single number loses its array (recorded on AWS: `$range(1, 9, 9)` is `1`). */
function range(first: number, last: number, step: number): unknown {
  if (!Number.isFinite(step) || step === 0) throw new RangeError('$range: the step must not be 0')
  const count = Math.max(0, Math.floor((last - first) / step) + 1)
  if (count > longestRange) throw new RangeError(`$range: ${count} numbers are more than ${longestRange}`)
  const numbers = Array.from({ length: count }, (_, index) => first + index * step)
  return numbers.length > 1 ? numbers : numbers[0]
}

/** Ours, against an endless loop: JSONata's own `[a..b]` stops there too. */
const longestRange = 10_000_000

/** Hexadecimal digest of the text in UTF-8. */
function hash(text: string | undefined, algorithm: string): string | undefined {
  if (text === undefined) return undefined
  const digested = digest(text, algorithm)
  if (digested === undefined) throw new RangeError(`$hash: "${algorithm}" is none of ${hashAlgorithms.join(', ')}`)
  return digested
}

function random(seed?: number): number {
  return seed === undefined ? Math.random() : seededRandom(seed)
}

/**
 * JSONata's own `$pad`, with an end: the package builds the padding as an array and takes the process down with it from some
 * hundred million characters on. No payload of AWS is longer than 256 KiB.
 */
function pad(text: string | undefined, width: number, padding = ' '): string | undefined {
  if (text === undefined) return undefined
  if (Math.abs(width) > widest) throw new RangeError(`$pad: a width of ${width} is more than ${widest}`)
  const missing = Math.max(0, Math.trunc(Math.abs(width)) - Array.from(text).length)
  const characters = Array.from(padding === '' ? ' ' : padding)
  const filling = Array.from({ length: missing }, (_, index) => characters[index % characters.length]).join('')
  return width > 0 ? text + filling : filling + text
}

const widest = 262_144

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text)
}

// Browsers and Node have it; the sources know neither's types.
declare const crypto: { randomUUID(): string }
