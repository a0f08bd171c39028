import { md5 } from './md5.js'

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
async function hash(text: string | undefined, algorithm: string): Promise<string | undefined> {
  if (text === undefined) return undefined
  const bytes = new TextEncoder().encode(text)
  if (algorithm === 'MD5') return hexadecimal(md5(bytes))
  if (!digests.includes(algorithm)) throw new RangeError(`$hash: "${algorithm}" is none of MD5, ${digests.join(', ')}`)
  return hexadecimal(new Uint8Array(await crypto.subtle.digest(algorithm, bytes)))
}

const digests: readonly string[] = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']
const hexadecimal = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** From 0 to 1, without 1. One seed gives one number, though not the one that AWS gives, whose generator is not published. */
function random(seed?: number): number {
  if (seed === undefined) return Math.random()
  let state = (Math.trunc(seed) + 0x6d2b79f5) | 0
  state = Math.imul(state ^ (state >>> 15), state | 1)
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61)
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text)
}

// Browsers and Node have these; the sources know neither's types.
declare const crypto: {
  randomUUID(): string
  readonly subtle: { digest(algorithm: string, data: Uint8Array): Promise<ArrayBuffer> }
}
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
