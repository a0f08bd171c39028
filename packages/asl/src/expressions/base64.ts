import { bytesOf, textOf } from './bytes.js'

/** The text, in UTF-8, as Base64 with padding. */
export function encodeBase64(text: string): string {
  return btoa(Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join(''))
}

/** The text that `encoded` holds, or `undefined` if it is no Base64. */
export function decodeBase64(encoded: string): string | undefined {
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return undefined
  return textOf(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)))
}

// Browsers and Node have these; the sources know neither's types.
declare const btoa: (binary: string) => string
declare const atob: (encoded: string) => string
