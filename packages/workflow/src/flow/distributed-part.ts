import type { DistributedPart } from '../steps/step.js'
import { toTree } from '../values/to-tree.js'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'
import { isItemSource } from './item-source.js'
import type { DistributedMapOptions, ResultsOptions } from './step-options.js'

/** What makes a Map a distributed one. */
export function distributedPart(source: unknown, options: DistributedMapOptions, around: Origin): DistributedPart {
  const { childType = 'STANDARD', label, toleratedFailures, batch, results, named } = options
  return {
    childType,
    around,
    ...(label !== undefined && { label }),
    ...(isItemSource(source) && { reader: { resource: source.resource, ...(source.config && { config: toTree(source.config) }), arguments: toTree(source.args) } }),
    ...(batch && { batch: toTree({ ...(batch.items !== undefined && { MaxItemsPerBatch: batch.items }), ...(batch.bytes !== undefined && { MaxInputBytesPerBatch: batch.bytes }) }) }),
    ...(named && { named }),
    ...(results && { writer: writerOf(results) }),
    ...(toleratedFailures !== undefined && { tolerated: toleratedOf(toleratedFailures) }),
  }
}

function writerOf({ bucket, prefix, transformation, outputType }: ResultsOptions): NonNullable<DistributedPart['writer']> {
  const shapes = transformation !== undefined || outputType !== undefined
  return {
    arguments: toTree({ Bucket: bucket, ...(prefix !== undefined && { Prefix: prefix }) }),
    ...(shapes && { config: { transformation: transformation ?? 'NONE', outputType: outputType ?? 'JSON' } }),
  }
}

function toleratedOf(tolerated: unknown): { readonly count: Tree } | { readonly percentage: Tree } {
  const [, share] = typeof tolerated === 'string' ? (/^(\d+(?:\.\d+)?) %$/.exec(tolerated) ?? []) : []
  return share === undefined ? { count: toTree(tolerated) } : { percentage: toTree(Number(share)) }
}
