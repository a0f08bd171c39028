import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { bytesOf, hexadecimal } from './bytes.js'

/** The hexadecimal digest of bytes, or of a text in UTF-8; `undefined` for an algorithm that Step Functions does not know: `MD5`, `SHA-1`, `SHA-256`, `SHA-384` and `SHA-512`. */
export function hash(value: string | Uint8Array, algorithm: string): string | undefined {
  const digest = digests.get(algorithm)
  return digest === undefined ? undefined : hexadecimal(digest(typeof value === 'string' ? bytesOf(value) : value))
}

// Web Crypto, which browsers have, is asynchronous and has no MD5
const digests = new Map<string, (bytes: Uint8Array) => Uint8Array>([
  ['MD5', md5],
  ['SHA-1', sha1],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
])
