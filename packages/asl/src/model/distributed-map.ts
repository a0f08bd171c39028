import type { Json } from './json.js'
import type { NodeBase, Placeholder } from './node.js'

/** Where a distributed Map gets its items. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface ItemReader extends NodeBase {
  readonly kind: 'ItemReader'
  readonly resource: string
  readonly readerConfig?: ReaderConfig
  /** JSONPath only. */
  readonly parameters?: Json
  /** JSONata only. */
  readonly arguments?: Json
}

/** How the items are written in what an `ItemReader` reads. */
export interface ReaderConfig extends NodeBase {
  readonly kind: 'ReaderConfig'
  readonly inputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST' | Placeholder
  readonly transformation?: 'NONE' | 'LOAD_AND_FLATTEN' | Placeholder
  readonly manifestType?: 'ATHENA_DATA' | 'S3_INVENTORY' | Placeholder
  /** COMMA when left out. */
  readonly csvDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB' | Placeholder
  readonly csvHeaderLocation?: 'FIRST_ROW' | 'GIVEN' | Placeholder
  readonly csvHeaders?: readonly string[]
  readonly itemsPointer?: string
  readonly maxItems?: Json
  readonly maxItemsPath?: string
}

/** How many items one child execution gets. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export interface ItemBatcher extends NodeBase {
  readonly kind: 'ItemBatcher'
  readonly maxItemsPerBatch?: Json
  readonly maxItemsPerBatchPath?: string
  readonly maxInputBytesPerBatch?: Json
  readonly maxInputBytesPerBatchPath?: string
  readonly batchInput?: Json
}

/** What becomes of the results of the children. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface ResultWriter extends NodeBase {
  readonly kind: 'ResultWriter'
  /** Where they are exported to; shaped and handed on only, when left out. */
  readonly resource?: string
  readonly writerConfig?: WriterConfig
  /** JSONPath only. */
  readonly parameters?: Json
  /** JSONata only. */
  readonly arguments?: Json
}

/** How a `ResultWriter` shapes the results. */
export interface WriterConfig extends NodeBase {
  readonly kind: 'WriterConfig'
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN' | Placeholder
  readonly outputType: 'JSON' | 'JSONL' | Placeholder
}
