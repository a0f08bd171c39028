import { describe, expect, it } from 'vitest'
import { shapesFor } from './shapes-reader.js'

describe('what services take and answer', () => {
  it('is read of the calls that a text makes', async () => {
    const shapes = await shapesFor('"Resource": "arn:aws:states:::aws-sdk:codebuild:batchGetBuilds", "Resource": "arn:aws:states:::ecs:runTask.sync"')
    expect(shapes?.resultOf('arn:aws:states:::aws-sdk:codebuild:batchGetBuilds')).toMatchObject({ kind: 'object', isOpen: false })
    expect(shapes?.argumentsOf('ecs:runTask')).toMatchObject({ kind: 'structure' })
    expect(shapes?.resultOf('arn:aws:states:::ecs:runTask.sync')).toBeUndefined()
    expect(shapes?.argumentsOf('batch:submitJob')).toBeUndefined()
  })

  it('is not loaded for a text that calls no service, or Lambda only', async () => {
    expect(await shapesFor('"Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "x": "arn:aws:lambda:eu-west-1:123456789012:function:f"')).toBeUndefined()
  })
})
