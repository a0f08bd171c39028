import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { bytesOf, hexadecimal } from './bytes.js'

/** The hexadecimal digest of the text in UTF-8, or `undefined` for an algorithm that Step Functions does not know. */
export function hash(text: string, algorithm: string): string | undefined {
  const digest = digests.get(algorithm)
  return digest === undefined ? undefined : hexadecimal(digest(bytesOf(text)))
}

// Web Crypto, which browsers have, is asynchronous and has no MD5
const digests = new Map<string, (bytes: Uint8Array) => Uint8Array>([
  ['MD5', md5],
  ['SHA-1', sha1],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
])
