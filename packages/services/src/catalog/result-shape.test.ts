import { describe, expect, it } from 'vitest'
import { resultShapeOf } from './result-shape.js'
import type { ResultShape } from './wire-shapes.js'

async function member(service: string, operation: string, ...path: readonly string[]): Promise<ResultShape | undefined> {
  let shape = await resultShapeOf(service, operation)
  for (const name of path) {
    if (shape?.kind === 'list') shape = shape.item
    if (shape?.kind === 'map') shape = shape.value
    shape = shape?.kind === 'structure' ? shape.members.get(name)?.shape : undefined
  }
  return shape
}

describe('what a service answers', () => {
  it.each<[string, string, string[], ResultShape]>([
    ['lambda', 'getFunction', ['Configuration', 'MemorySize'], { kind: 'integer', least: 128, most: expect.any(Number) as number }],
    ['kms', 'encrypt', ['CiphertextBlob'], { kind: 'blob', least: 1, most: 6144 }],
    ['sfn', 'startExecution', ['StartDate'], { kind: 'timestamp' }],
    ['eventbridge', 'putEvents', ['Entries', 'EventId'], { kind: 'text' }],
    ['dynamodb', 'getItem', ['Item', 'S'], { kind: 'text' }],
    ['s3', 'getObject', ['ContentLength'], { kind: 'integer' }],
  ])('%s %s: %j', async (service, operation, path, expected) => expect(await member(service, operation, ...path)).toEqual(expected))

  it('says which members are always there', async () => {
    const shape = await resultShapeOf('sfn', 'startExecution')
    expect(shape?.kind === 'structure' && [...shape.members].filter(([, { required }]) => required).map(([name]) => name)).toEqual(['ExecutionArn', 'StartDate'])
  })

  it('lists the values of a text that has few', async () => {
    expect(await member('s3', 'getObject', 'StorageClass')).toMatchObject({ kind: 'text', values: expect.arrayContaining(['GLACIER']) as string[] })
  })

  it('follows structures that hold themselves', async () => {
    expect(await member('dynamodb', 'getItem', 'Item', 'M', 'M', 'L', 'N')).toEqual({ kind: 'text' })
  })

  it('knows nothing of other services and operations', async () => {
    expect(await resultShapeOf('nosuch', 'call')).toBeUndefined()
    expect(await resultShapeOf('lambda', 'noSuchCall')).toBeUndefined()
  })
})
