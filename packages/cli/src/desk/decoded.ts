/** A part of an address as it was before it was written in one; `undefined` where it is no such part, such as `%zz`. */
export function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
