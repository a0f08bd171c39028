import type { Json } from '@stepwright/asl'
import type { Item, ItemsRead } from './item.js'

/**
 * One item for each row. The reader of the format is loaded when a machine reads Parquet, not before.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function readParquet(bytes: Uint8Array): Promise<ItemsRead> {
  const [{ parquetReadObjects }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')])
  try {
    const file = bytes.slice().buffer
    const rows = await parquetReadObjects({ file, compressors })
    return { items: rows.map((row): Item => ({ value: jsonOf(row) })) }
  } catch (thrown) {
    return { problem: `The object is no Parquet that can be read: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
  }
}

/** Long integers as numbers, moments as texts, bytes as text: how AWS hands them on is not documented, and these words are ours. */
function jsonOf(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (Array.isArray(value)) return value.map(jsonOf)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jsonOf(member)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
