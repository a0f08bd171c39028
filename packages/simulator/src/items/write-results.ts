import { isObject, type Json } from '@stepwright/asl'
import type { WriterDocument } from '../data/document.js'
import type { ObjectStore } from '../data/objects.js'

/** How one child execution of a distributed Map ended. */
export interface ChildResult {
  readonly arn: string
  readonly input: Json
  readonly output?: Json
  readonly error?: string
  readonly cause?: string
}

/** The results as a Map yields them, without a writer to S3. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export function transformed(results: readonly ChildResult[], transformation: 'NONE' | 'COMPACT' | 'FLATTEN' = 'COMPACT'): Json {
  const succeeded = results.filter(({ output }) => output !== undefined)
  if (transformation === 'NONE') return results.map(recordOf)
  const outputs = succeeded.map(({ output }) => output ?? null)
  return transformation === 'FLATTEN' ? outputs.flatMap((output) => (Array.isArray(output) ? (output as readonly Json[]) : [output])) : outputs
}

/** Writes the results to S3 and yields what the Map hands on instead: where the manifest is. */
export function writeResults(store: ObjectStore, results: readonly ChildResult[], { writer, mapRunArn, target }: WriteTo): Json {
  const { Bucket, Prefix } = isObject(target) ? target : {}
  const bucket = String(Bucket)
  const folder = `${typeof Prefix === 'string' && Prefix !== '' ? `${Prefix.replace(/\/$/, '')}/` : ''}${mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1)}`
  const { Transformation = 'NONE', OutputType = 'JSON' } = writer.WriterConfig ?? {}
  const files: { [outcome: string]: Json } = { FAILED: [], PENDING: [], SUCCEEDED: [] }
  for (const [outcome, group] of [['SUCCEEDED', results.filter(({ output }) => output !== undefined)], ['FAILED', results.filter(({ output }) => output === undefined)]] as const) {
    if (group.length === 0) continue
    const Key = `${folder}/${outcome}_0.${OutputType.toLowerCase()}`
    const content = outcome === 'FAILED' ? group.map(recordOf) : transformed(group, Transformation)
    const body = OutputType === 'JSONL' ? (content as readonly Json[]).map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(content)
    store.write(bucket, Key, body)
    files[outcome] = [{ Key, Size: body.length }]
  }
  const Key = `${folder}/manifest.json`
  store.write(bucket, Key, JSON.stringify({ DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: files }))
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key } }
}

export interface WriteTo {
  readonly writer: WriterDocument
  readonly mapRunArn: string
  /** `{ Bucket, Prefix }`, evaluated. */
  readonly target: Json
}

function recordOf({ arn, input, output, error, cause }: ChildResult): Json {
  return {
    ExecutionArn: arn,
    Input: JSON.stringify(input),
    ...(output === undefined ? { ...(error === undefined ? {} : { Error: error }), ...(cause === undefined ? {} : { Cause: cause }) } : { Output: JSON.stringify(output) }),
    Status: output === undefined ? 'FAILED' : 'SUCCEEDED',
  }
}
