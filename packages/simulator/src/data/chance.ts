/** Where randomness comes from: equal seeds, equal runs. */
export interface Chance {
  /** From 0 to 1, without 1. */
  readonly random: () => number
  /** Of version 4 in form. */
  readonly uuid: () => string
}

/** Numbers that look random and repeat with the seed: mulberry32, a generator of 32 bits, public domain. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('')
  const uuid = (): string => `${digits(8)}-${digits(4)}-4${digits(3)}-${'89ab'[Math.floor(random() * 4)] ?? '8'}${digits(3)}-${digits(12)}`
  return { random, uuid }
}
