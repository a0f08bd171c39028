import { brotliCompressSync, gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { readParquet } from './read-parquet.js'

const columnData = [{ name: 'id', data: Array.from({ length: 500 }, (_, index) => `order-${index % 7}`), type: 'STRING' as const }]
const written = (codec: 'GZIP' | 'BROTLI' | 'SNAPPY' | 'UNCOMPRESSED'): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors: { GZIP: (bytes) => new Uint8Array(gzipSync(bytes)), BROTLI: (bytes) => new Uint8Array(brotliCompressSync(bytes)) } }))

describe('Parquet', () => {
  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI'] as const)('is read when its pages are %s', async (codec) => {
    const { items } = await readParquet(written(codec))
    expect(items?.map(({ value }) => value)).toEqual(columnData[0]?.data.map((id) => ({ id })))
  })

  it('that is none is a problem, not an exception', async () => {
    expect(await readParquet(new TextEncoder().encode('id\n1\n'))).toEqual({ problem: expect.stringMatching(/^The object is no Parquet that can be read: /) })
  })
})
