/** A set of small numbers, for walks over thousands of states and names. Sets that are combined have one size. */
export interface BitSet {
  readonly words: Uint32Array
}

/** A set for numbers below `size`: empty, or with all of them. */
export function bitSet(size: number, full = false): BitSet {
  const words = new Uint32Array(Math.ceil(size / 32))
  if (full) words.fill(0xffffffff)
  return { words }
}

export const has = ({ words }: BitSet, bit: number): boolean => ((words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0

/** `a` united with the bits, as a set of its own. */
export function withBits({ words }: BitSet, bits: readonly number[]): BitSet {
  const copy = words.slice()
  for (const bit of bits) copy[bit >>> 5] = (copy[bit >>> 5] ?? 0) | (1 << (bit & 31))
  return { words: copy }
}

/** Keeps in `target` what `other` has too. Whether that changed it. */
export function intersectInto({ words }: BitSet, other: BitSet): boolean {
  return combine(words, other.words, (own, given) => own & given)
}

/** Adds to `target` what `other` has. Whether that changed it. */
export function uniteInto({ words }: BitSet, other: BitSet): boolean {
  return combine(words, other.words, (own, given) => own | given)
}

function combine(words: Uint32Array, other: Uint32Array, operate: (own: number, given: number) => number): boolean {
  let changed = false
  for (let index = 0; index < words.length; index += 1) {
    const before = words[index] ?? 0
    const after = operate(before, other[index] ?? 0) >>> 0
    if (after !== before) changed = true
    words[index] = after
  }
  return changed
}
