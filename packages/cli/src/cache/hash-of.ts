import { createHash } from 'node:crypto'

/** A hash of bytes or a text, by which they are known again. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url')
}
