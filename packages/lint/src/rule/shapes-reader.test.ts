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
    const resource = 'arn:aws:states:::aws-sdk:wafv2:getWebACL'
    const shapes = await shapesOf(resource)
    let shape = shapes?.resultOf(resource)
    const step = (name: string): void => void (shape = shape?.kind === 'object' ? shape.members.get(name) : undefined)
    const item = (): void => void (shape = shape?.kind === 'array' ? shape.item : undefined)
    for (const name of ['WebACL', 'Rules']) step(name)
    item()
    step('Statement')
    for (let times = 0; times < 20; times++) {
      for (const name of ['AndStatement', 'Statements']) step(name)
      item()
    }
    expect(shape).toMatchObject({ kind: 'object', isAnswer: true })
  })

  it('is there for each of two that ask at once, and where the suffix of a call is wrong', async () => {
    const [one, other] = await Promise.all([shapesOf('arn:aws:states:::aws-sdk:kms:encrypt.foo'), shapesOf('arn:aws:states:::aws-sdk:kms:encrypt.foo')])
    expect([one?.argumentsOf('aws-sdk:kms:encrypt')?.kind, other?.argumentsOf('aws-sdk:kms:encrypt')?.kind]).toEqual(['structure', 'structure'])
  })

  it('is not loaded for a machine that calls no service, or Lambda only', async () => {
    expect(await shapesOf('arn:aws:states:::lambda:invoke.waitForTaskToken', 'arn:aws:lambda:eu-west-1:123456789012:function:f')).toBeUndefined()
  })
})
