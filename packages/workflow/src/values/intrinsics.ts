import type { CallName } from './calls.js'
import { misuse } from './misuse.js'

/** A function that runs in the machine. The compiler knows it by its name, which stands in its type only. */
export type Intrinsic<Name extends string, Call> = Call & { readonly '~intrinsic'?: Name }

/**
 * A new version 4 UUID: `() => uuid()`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const uuid: Intrinsic<'uuid', () => string> = inMachine('uuid')

/** The time at which the state computes it, as `2026-11-21T09:30:00.000Z`. */
export const now: Intrinsic<'now', () => string> = inMachine('now')

/** A number from 0 up to, but not including, 1. */
export const random: Intrinsic<'random', () => number> = inMachine('random')

/** A whole number from `start` up to, but not including, `end`. */
export const randomInteger: Intrinsic<'randomInteger', (start: number, end: number) => number> = inMachine('randomInteger')

/** A digest in hexadecimal. */
export const hash: Intrinsic<'hash', (text: string, algorithm: HashAlgorithm) => string> = inMachine('hash')

/** The algorithms of `hash`. */
export type HashAlgorithm = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** Base64 of a text of at most 10,000 characters. */
export const base64Encode: Intrinsic<'base64Encode', (text: string) => string> = inMachine('base64Encode')

/** The text behind Base64. */
export const base64Decode: Intrinsic<'base64Decode', (text: string) => string> = inMachine('base64Decode')

/** Whole numbers from the first to the last, both among them, in steps: at most 1,000. */
export const range: Intrinsic<'range', (first: number, last: number, step: number) => number[]> = inMachine('range')

/** A list cut into lists of a size; the last may be shorter. */
export const partition: Intrinsic<'partition', <Item>(list: readonly Item[], size: number) => Item[][]> = inMachine('partition')

/** Each item once. JSONPath does not promise their order. */
export const unique: Intrinsic<'unique', <Item>(list: readonly Item[]) => Item[]> = inMachine('unique')

/** Milliseconds since 1970 of a time such as `2026-11-21T09:30:00Z`. */
export const toMillis: Intrinsic<'toMillis', (time: string) => number> = inMachine('toMillis')

/** The time of milliseconds since 1970, as `2026-11-21T09:30:00.000Z`. */
export const fromMillis: Intrinsic<'fromMillis', (milliseconds: number) => string> = inMachine('fromMillis')

function inMachine(name: CallName): () => never {
  return () => {
    throw misuse({
      code: 'build/outside-expression',
      message: `"${name}()" is called while the workflow is built`,
      help: `make it an arrow: () => ${name}(…)`,
      note: 'it has a value only while the machine runs',
    })
  }
}
