import { isObject, segmentsOf, type Json, type Pointer } from '@stepwright/asl'
import type { ReaderConfigDocument } from '../data/document.js'
import type { ObjectStore } from '../data/objects.js'
import type { Item, ItemsRead } from './item.js'
import { readCsv } from './read-csv.js'

/** Where a reader reads. */
export interface ReadFrom {
  readonly resource: string
  readonly config: ReaderConfigDocument
  readonly arguments: Json
}

/** Reads the items of a distributed Map. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export function readItems(store: ObjectStore, from: ReadFrom): ItemsRead {
  const { Bucket, Key, Prefix } = isObject(from.arguments) ? from.arguments : {}
  if (typeof Bucket !== 'string') return { problem: 'The reader names no Bucket.' }
  if (from.resource.includes('listObjectsV2')) return listed(store, Bucket, typeof Prefix === 'string' ? Prefix : '', from.config)
  const body = typeof Key === 'string' ? store.read(Bucket, Key) : undefined
  if (body === undefined) return { problem: `There is no object "${String(Key)}" in the bucket "${Bucket}".` }
  return readBody(body, from.config)
}

const formats: { readonly [type: string]: ((body: string, config: ReaderConfigDocument) => ItemsRead) | undefined } = {
  CSV: readCsv,
  JSON: readJson,
  JSONL: readJsonLines,
}

function readBody(body: string, config: ReaderConfigDocument): ItemsRead {
  const read = formats[config.InputType ?? 'JSON']
  return read === undefined ? { problem: `A reader of ${config.InputType} is not simulated.` } : read(body, config)
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

/** One item for each object; with LOAD_AND_FLATTEN, one for each item in them. */
function listed(store: ObjectStore, bucket: string, prefix: string, config: ReaderConfigDocument): ItemsRead {
  const objects = store.list(bucket, prefix)
  if (config.Transformation !== 'LOAD_AND_FLATTEN') {
    return { items: objects.map(({ key, body }) => ({ value: { Etag: '', Key: key, LastModified: 0, Size: body.length, StorageClass: 'STANDARD' } })) }
  }
  const items: Item[] = []
  for (const { body } of objects) {
    const read = readBody(body, config)
    if (read.problem !== undefined) return read
    for (const item of read.items) items.push(item)
  }
  return { items }
}

