import { hash, isObject, segmentsOf, type Json, type Pointer } from '@stepwright/asl'
import type { ReaderConfigDocument } from '../data/document.js'
import type { ObjectStore, StoredObject } from '../data/objects.js'
import type { Item, ItemsRead } from './item.js'
import { readCsv } from './read-csv.js'
import { readParquet } from './read-parquet.js'

/** Where a reader reads. */
export interface ReadFrom {
  readonly resource: string
  readonly config: ReaderConfigDocument
  readonly arguments: Json
}

/** Reads the items of a distributed Map. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export async function readItems(store: ObjectStore, from: ReadFrom): Promise<ItemsRead> {
  const { Bucket, Key, Prefix } = isObject(from.arguments) ? from.arguments : {}
  if (typeof Bucket !== 'string') return { problem: 'The reader names no Bucket.' }
  if (from.resource.includes('listObjectsV2')) return listed(store, Bucket, typeof Prefix === 'string' ? Prefix : '', from.config)
  const object = typeof Key === 'string' ? store.read(Bucket, Key) : undefined
  if (object === undefined) return { problem: `There is no object "${String(Key)}" in the bucket "${Bucket}".` }
  if (from.config.ManifestType === 'ATHENA_DATA') return readAll(store, addressesIn(object.text()), from.config)
  return from.config.InputType === 'MANIFEST' || from.config.ManifestType === 'S3_INVENTORY' ? readInventory(store, object.text()) : readObject(object, from.config)
}

/** The manifest that Athena's UNLOAD writes: the address of a file in each line. */
function addressesIn(manifest: string): readonly string[] {
  return manifest.split(/\r?\n/).map((line) => line.trim().replace(/^"(.*)"$/, '$1')).filter((line) => line !== '')
}

/**
 * An inventory of S3: its manifest names the files, and the columns of these, which have no row of names. S3 writes them in ORC and Parquet
 * too, but a Map reads CSV only. Compressed files are given as the text that is in them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
async function readInventory(store: ObjectStore, body: string): Promise<ItemsRead> {
  const manifest = parsed(body)
  const { destinationBucket, fileFormat, fileSchema, files } = isObject(manifest) ? manifest : {}
  if (typeof destinationBucket !== 'string' || typeof fileSchema !== 'string' || !Array.isArray(files)) return { problem: 'The object is no manifest of an inventory.' }
  if (fileFormat !== 'CSV') return { problem: `The output format of an S3 inventory report must be CSV, and this one's is ${String(fileFormat)}.` }
  const bucket = destinationBucket.replace(/^arn:[^:]*:s3:::/, '')
  const addresses = (files as readonly Json[]).map((file) => `s3://${bucket}/${isObject(file) ? String(file['key']) : ''}`)
  return readAll(store, addresses, { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: fileSchema.split(',').map((column) => column.trim()) })
}

async function readAll(store: ObjectStore, addresses: readonly string[], config: ReaderConfigDocument): Promise<ItemsRead> {
  const items: Item[] = []
  for (const address of addresses) {
    const [, bucket = '', key = ''] = /^s3:\/\/([^/]*)\/(.*)$/.exec(address) ?? []
    const object = store.read(bucket, key)
    const read = object === undefined ? { problem: `There is no object "${key}" in the bucket "${bucket}".` } : await readObject(object, config)
    if (read.problem !== undefined) return read
    for (const item of read.items) items.push(item)
  }
  return { items }
}

const formats: { readonly [type: string]: ((body: string, config: ReaderConfigDocument) => ItemsRead) | undefined } = {
  CSV: readCsv,
  JSON: readJson,
  JSONL: readJsonLines,
}

async function readObject(object: StoredObject, config: ReaderConfigDocument): Promise<ItemsRead> {
  if (config.InputType === 'PARQUET') return readParquet(object.bytes())
  const read = formats[config.InputType ?? 'JSON']
  return read === undefined ? { problem: `A reader of ${config.InputType} is not simulated.` } : read(object.text(), config)
}

function readJson(body: string, { ItemsPointer = '' }: ReaderConfigDocument): ItemsRead {
  const document = parsed(body)
  if (document === undefined) return { problem: 'The object is no JSON.' }
  let value: Json | undefined = document
  // a JSON Pointer, as AWS has it too
  for (const step of segmentsOf(ItemsPointer as Pointer)) value = isObject(value) || Array.isArray(value) ? (value as { readonly [step: string]: Json })[step] : undefined
  return Array.isArray(value) ? { items: (value as readonly Json[]).map((item) => ({ value: item })) } : { problem: 'Attempting to map over non-iterable node.' }
}

function readJsonLines(body: string): ItemsRead {
  const items: Item[] = []
  for (const line of body.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const value = parsed(line)
    if (value === undefined) return { problem: 'A line of the object is no JSON.' }
    items.push({ value })
  }
  return { items }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/**
 * An object as it is listed. Its entity tag is the MD5 of its body, in quotes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
function listing({ key, size, bytes }: StoredObject): Json {
  return { Etag: `"${hash(bytes(), 'MD5') ?? ''}"`, Key: key, LastModified: 0, Size: size, StorageClass: 'STANDARD' }
}

/** One item for each object; with LOAD_AND_FLATTEN, one for each item in them. */
async function listed(store: ObjectStore, bucket: string, prefix: string, config: ReaderConfigDocument): Promise<ItemsRead> {
  const objects = store.list(bucket, prefix)
  if (config.Transformation === 'LOAD_AND_FLATTEN') return readAll(store, objects.map(({ key }) => `s3://${bucket}/${key}`), config)
  return { items: objects.map((object) => ({ value: listing(object) })) }
}
