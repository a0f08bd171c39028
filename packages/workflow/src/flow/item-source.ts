import type { Arg } from '../values/expression.js'

/** Where a distributed map reads its items from, typed by what an item is. */
export interface ItemSource<Item> {
  readonly '~items': true
  readonly '~item'?: Item
  readonly resource: 'arn:aws:states:::s3:getObject' | 'arn:aws:states:::s3:listObjectsV2'
  readonly config?: { readonly [field: string]: unknown }
  readonly args: unknown
}

/** An object of S3. */
export interface S3Object {
  readonly bucket: Arg<string>
  readonly key: Arg<string>
  /** The account that the bucket must belong to. */
  readonly expectedOwner?: Arg<string>
}

interface Limit {
  /** At most so many items. */
  readonly maxItems?: Arg<number>
}

/** How a CSV file is written. */
export interface CsvOptions extends S3Object, Limit {
  /** Names of columns, when the first row has none. */
  readonly headers?: readonly string[]
  readonly delimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB'
}

/** What a listing of a bucket says of an object. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html */
export interface ListedObject {
  readonly Etag: string
  readonly Key: string
  readonly LastModified: number
  readonly Size: number
  readonly StorageClass: string
}

/** A line of an S3 inventory. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html */
export interface InventoriedObject {
  readonly Bucket: string
  readonly Key: string
  readonly [column: string]: string
}

/**
 * What a distributed map can read from S3.
 *
 * @example
 * flow.distributedMap('Each order', s3Items.csv<{ id: string }>({ bucket: 'orders', key: 'today.csv' }), { maxConcurrency: 100 }, (order) =>
 *   flow.lambda('Ship', { FunctionName: 'ship', Payload: { id: order.id } }))
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export const s3Items = {
  /** The rows of a CSV file: all values are text. */
  csv: <Row extends { readonly [Column in keyof Row]: string } = { readonly [column: string]: string }>({ headers, delimiter, maxItems, ...object }: CsvOptions): ItemSource<Row> =>
    file(object, {
      InputType: 'CSV',
      CSVHeaderLocation: headers === undefined ? 'FIRST_ROW' : 'GIVEN',
      ...(headers && { CSVHeaders: headers }),
      ...(delimiter && { CSVDelimiter: delimiter }),
      ...limited(maxItems),
    }),

  /** The items of a JSON file: those of its list, or of the list that a JSON Pointer leads to. */
  json: <Item = unknown>({ pointer, maxItems, ...object }: S3Object & Limit & { readonly pointer?: string }): ItemSource<Item> =>
    file(object, { InputType: 'JSON', ...(pointer !== undefined && { ItemsPointer: pointer }), ...limited(maxItems) }),

  /** The lines of a file, each of them JSON. */
  jsonLines: <Item = unknown>({ maxItems, ...object }: S3Object & Limit): ItemSource<Item> => file(object, { InputType: 'JSONL', ...limited(maxItems) }),

  /** The rows of a Parquet file. */
  parquet: <Row = unknown>({ maxItems, ...object }: S3Object & Limit): ItemSource<Row> => file(object, { InputType: 'PARQUET', ...limited(maxItems) }),

  /** The objects that an S3 inventory lists; `key` is the manifest's. */
  inventory: ({ maxItems, ...object }: S3Object & Limit): ItemSource<InventoriedObject> => file(object, { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY', ...limited(maxItems) }),

  /** The rows of files that a manifest of Athena's UNLOAD lists. */
  athenaManifest: <Row = unknown>({ inputType, maxItems, ...object }: S3Object & Limit & { readonly inputType: 'CSV' | 'JSONL' | 'PARQUET' }): ItemSource<Row> =>
    file(object, { InputType: inputType, ManifestType: 'ATHENA_DATA', ...limited(maxItems) }),

  /** The objects of a bucket, by a prefix. */
  objects: ({ bucket, prefix, expectedOwner, maxItems }: { readonly bucket: Arg<string>; readonly prefix?: Arg<string>; readonly expectedOwner?: Arg<string> } & Limit): ItemSource<ListedObject> => ({
    '~items': true,
    resource: 'arn:aws:states:::s3:listObjectsV2',
    ...(maxItems !== undefined && { config: limited(maxItems) }),
    args: { Bucket: bucket, ...(prefix !== undefined && { Prefix: prefix }), ...(expectedOwner !== undefined && { ExpectedBucketOwner: expectedOwner }) },
  }),
} as const

function file<Item>({ bucket, key, expectedOwner }: S3Object, config: { readonly [field: string]: unknown }): ItemSource<Item> {
  return { '~items': true, resource: 'arn:aws:states:::s3:getObject', config, args: { Bucket: bucket, Key: key, ...(expectedOwner !== undefined && { ExpectedBucketOwner: expectedOwner }) } }
}

const limited = (maxItems: Arg<number> | undefined) => (maxItems === undefined ? {} : { MaxItems: maxItems })

/** Whether a map reads its items, or is given them. */
export function isItemSource(value: unknown): value is ItemSource<unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '~items')
}
