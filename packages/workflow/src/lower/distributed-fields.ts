import { child, type Json, type MapState, type Pointer } from '@stepwright/asl'
import type { DistributedPart } from '../steps/step.js'
import type { Tree } from '../values/tree.js'
import type { GraphNode } from './graph.js'
import type { Writer } from './writer.js'

interface Writing {
  readonly pointer: Pointer
  readonly writer: Writer
}

type DistributedFields = Pick<MapState, 'itemReader' | 'itemBatcher' | 'resultWriter' | 'toleratedFailureCount' | 'toleratedFailurePercentage' | 'label'>

/** The fields that only a distributed Map has. */
export function distributedFields({ reader, batch, writer: results, tolerated, label }: DistributedPart, { batchInput }: GraphNode, { pointer, writer }: Writing): DistributedFields {
  return {
    ...(reader && { itemReader: readerOf(reader, { pointer: child(pointer, 'ItemReader'), writer }) }),
    ...(batch && { itemBatcher: batcherOf(batch, batchInput, { pointer: child(pointer, 'ItemBatcher'), writer }) }),
    ...(results && { resultWriter: resultsOf(results, { pointer: child(pointer, 'ResultWriter'), writer }) }),
    ...(tolerated && ('count' in tolerated ? { toleratedFailureCount: writer.template(tolerated.count) } : { toleratedFailurePercentage: writer.template(tolerated.percentage) })),
    ...(label !== undefined && { label }),
  }
}

function readerOf({ resource, config, arguments: args }: NonNullable<DistributedPart['reader']>, { pointer, writer }: Writing): NonNullable<MapState['itemReader']> {
  return {
    kind: 'ItemReader',
    pointer,
    resource,
    ...(config && { readerConfig: { kind: 'ReaderConfig' as const, pointer: child(pointer, 'ReaderConfig'), ...fieldsOf(writer.template(config)) } }),
    ...writer.given(args),
  }
}

function batcherOf(batch: Tree, batchInput: Tree | undefined, { pointer, writer }: Writing): NonNullable<MapState['itemBatcher']> {
  return { kind: 'ItemBatcher', pointer, ...fieldsOf(writer.template(batch)), ...(batchInput && { batchInput: writer.template(batchInput) }) }
}

function resultsOf({ arguments: args, config }: NonNullable<DistributedPart['writer']>, { pointer, writer }: Writing): NonNullable<MapState['resultWriter']> {
  return {
    kind: 'ResultWriter',
    pointer,
    resource: 'arn:aws:states:::s3:putObject',
    ...(config && { writerConfig: { kind: 'WriterConfig' as const, pointer: child(pointer, 'WriterConfig'), ...config } }),
    ...writer.given(args),
  }
}

/** `MaxItems` as the model calls it: `maxItems`; `CSVHeaders` is `csvHeaders`. */
function fieldsOf(value: Json): { readonly [field: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (head) => head.toLowerCase()), member as Json]))
    : {}
}
