/** Objects of S3 that a machine reads: their bodies as text or bytes, by `s3://bucket/key`. */
export type Objects = { readonly [address: string]: string | Uint8Array }

/** What ResultWriters wrote, by `s3://bucket/key`. */
export type WrittenObjects = { readonly [address: string]: string }

/** What is stored while a machine runs: what it was given, and what it wrote. */
export interface ObjectStore {
  readonly read: (bucket: string, key: string) => StoredObject | undefined
  readonly list: (bucket: string, prefix: string) => readonly StoredObject[]
  readonly write: (bucket: string, key: string, body: string) => void
  readonly put: (address: string, body: string) => void
  readonly written: () => WrittenObjects
}

export interface StoredObject {
  readonly key: string
  readonly size: number
  readonly text: () => string
  readonly bytes: () => Uint8Array
}

export function createObjectStore(given: Objects): ObjectStore {
  const written = new Map<string, string>()
  const objectAt = (address: string, root: string): StoredObject | undefined => {
    const body = written.get(address) ?? (Object.hasOwn(given, address) ? given[address] : undefined)
    return body === undefined ? undefined : stored(address.slice(root.length), body)
  }
  return {
    read: (bucket, key) => objectAt(addressOf(bucket, key), addressOf(bucket, '')),
    list: (bucket, prefix) => {
      const root = addressOf(bucket, '')
      const addresses = [...new Set([...Object.keys(given), ...written.keys()])].filter((address) => address.startsWith(`${root}${prefix}`)).sort()
      return addresses.map((address) => objectAt(address, root)).filter((one) => one !== undefined)
    },
    write: (bucket, key, body) => void written.set(addressOf(bucket, key), body),
    put: (address, body) => void written.set(address, body),
    written: () => Object.fromEntries(written),
  }
}

function stored(key: string, body: string | Uint8Array): StoredObject {
  const bytes = (): Uint8Array => (typeof body === 'string' ? new TextEncoder().encode(body) : body)
  return { key, size: bytes().length, bytes, text: () => (typeof body === 'string' ? body : new TextDecoder().decode(body)) }
}

const addressOf = (bucket: string, key: string): string => `s3://${bucket}/${key}`
