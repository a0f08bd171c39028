/** Objects of S3 that a machine reads or writes: their bodies as text, by `s3://bucket/key`. */
export type Objects = { readonly [address: string]: string }

/** What is stored while a machine runs: what it was given, and what it wrote. */
export interface ObjectStore {
  readonly read: (bucket: string, key: string) => string | undefined
  readonly list: (bucket: string, prefix: string) => readonly StoredObject[]
  readonly write: (bucket: string, key: string, body: string) => void
  readonly put: (address: string, body: string) => void
  readonly written: () => Objects
}

export interface StoredObject {
  readonly key: string
  readonly body: string
}

export function createObjectStore(given: Objects): ObjectStore {
  const written = new Map<string, string>()
  const bodyAt = (address: string): string | undefined => written.get(address) ?? (Object.hasOwn(given, address) ? given[address] : undefined)
  return {
    read: (bucket, key) => bodyAt(addressOf(bucket, key)),
    list: (bucket, prefix) => {
      const root = addressOf(bucket, '')
      const addresses = [...new Set([...Object.keys(given), ...written.keys()])].filter((address) => address.startsWith(`${root}${prefix}`)).sort()
      return addresses.map((address) => ({ key: address.slice(root.length), body: bodyAt(address) ?? '' }))
    },
    write: (bucket, key, body) => void written.set(addressOf(bucket, key), body),
    put: (address, body) => void written.set(address, body),
    written: () => Object.fromEntries(written),
  }
}

const addressOf = (bucket: string, key: string): string => `s3://${bucket}/${key}`
