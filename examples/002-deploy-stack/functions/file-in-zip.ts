import { inflateRawSync } from 'node:zlib'

/**
 * A file of a zip archive, as CodePipeline keeps revisions. Read from the directory at the archive's end, for sizes may be missing before the files.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function fileInZip(zip: Buffer, path: string): string {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('the revision is no zip archive')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extra, comment, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === path) return contentAt(zip, start, { method, size })
    at += 46 + nameLength + extra + comment
  }
  throw new Error(`the revision has no file "${path}"`)
}

function contentAt(zip: Buffer, start: number, { method, size }: { readonly method: number; readonly size: number }): string {
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
  const bytes = zip.subarray(from, from + size)
  return (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
}
