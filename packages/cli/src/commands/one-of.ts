import { nearName } from '@stepwright/asl'

/** One of the values that a flag may have, or a sentence about one that it may not. */
export function oneOf<T extends string>(flag: string, given: string, known: readonly T[]): { readonly value: T } | { readonly wrong: string } {
  const value = known.find((one) => one === given)
  if (value !== undefined) return { value }
  const near = nearName(given, known)
  return { wrong: `--${flag} "${given}" is not known: use ${near === undefined ? known.map((one) => `"${one}"`).join(' or ') : `"${near}"`}` }
}
