/**
 * A JSON Pointer, such as `/States/Charge/Next`: the address of a value in a document.
 * The empty string is the whole document.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export type Pointer = '' | `/${string}`

/** `pointer('States', 'a/b', 0)` is `/States/a~1b/0`. */
export function pointer(...segments: readonly (string | number)[]): Pointer {
  return child('', ...segments)
}

/** The address of what lies under `parent`: `child('/States', 'A')` is `/States/A`. */
export function child(parent: Pointer, ...segments: readonly (string | number)[]): Pointer {
  let address: Pointer = parent
  for (const segment of segments) address = `${address}/${typeof segment === 'number' ? segment : escapeSegment(segment)}`
  return address
}

/** The segments of a pointer, unescaped: `/States/a~1b` gives `['States', 'a/b']`. */
export function segmentsOf(address: Pointer): string[] {
  const segments = address.split('/')
  segments.shift()
  return address.includes('~') ? segments.map(unescapeSegment) : segments
}

/** The value that stands at `address` in `document`, or `undefined` where nothing does. */
export function valueAt(document: unknown, address: Pointer): unknown {
  let value = document
  for (const segment of segmentsOf(address)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined
    value = (value as Record<string, unknown>)[segment]
  }
  return value
}

// nearly no segment has anything to escape
const escapeSegment = (segment: string): string => (segment.includes('/') || segment.includes('~') ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment)
const unescapeSegment = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~')
