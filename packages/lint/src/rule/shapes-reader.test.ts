import { readDefinition } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { shapesFor, type ShapesReader } from './shapes-reader.js'

function shapesOf(...resources: readonly string[]): Promise<ShapesReader> | undefined {
  const calls = resources.map((Resource) => ({ StartAt: 'Call', States: { Call: { Type: 'Task', Resource, End: true } } }))
  const { value } = readDefinition(JSON.stringify({ StartAt: 'All', States: { All: { Type: 'Parallel', Branches: calls, End: true } } }), { file: 'all.asl.json' })
  if (value === undefined) throw new Error('cannot be read')
  return shapesFor(value.machine)
}

describe('what services take and answer', () => {
  it('is read of the calls that a machine makes', async () => {
    const shapes = await shapesOf('arn:aws:states:::aws-sdk:codebuild:batchGetBuilds', 'arn:${AWS::Partition}:states:::ecs:runTask.sync')
    expect(shapes?.resultOf('arn:aws:states:::aws-sdk:codebuild:batchGetBuilds')).toMatchObject({ kind: 'object', isOpen: false })
    expect(shapes?.argumentsOf('ecs:runTask')).toMatchObject({ kind: 'structure' })
    expect(shapes?.resultOf('arn:${AWS::Partition}:states:::ecs:runTask.sync')).toBeUndefined()
    expect(shapes?.argumentsOf('batch:submitJob')).toBeUndefined()
  })

  it('goes as deep as a path does, also where structures hold themselves', async () => {
    const resource = 'arn:aws:states:::dynamodb:getItem'
    let shape = (await shapesOf(resource))?.resultOf(resource)
    expect(shape?.kind === 'object' && [...shape.members.keys()]).toEqual(expect.arrayContaining(['Item', 'ConsumedCapacity', 'SdkHttpMetadata']))
    shape = shape?.kind === 'object' ? shape.members.get('ConsumedCapacity') : undefined
    expect(shape?.kind === 'object' && shape.members.get('TableName')).toEqual({ kind: 'string' })
  })

  it('is not loaded for a machine that calls no service, or Lambda only', async () => {
    expect(await shapesOf('arn:aws:states:::lambda:invoke.waitForTaskToken', 'arn:aws:lambda:eu-west-1:123456789012:function:f')).toBeUndefined()
  })
})
