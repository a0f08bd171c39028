import { describe, expect, it } from 'vitest'
import { trigger, type Calls, type JobEvent } from './trigger.js'

const arn = 'arn:aws:states:us-east-1:123456789012:execution:deploy-stack:job-1'
const token = JSON.stringify({ stateMachineExecutionArn: arn })

const job = (data: Partial<JobEvent['CodePipeline.job']['data']> = {}): JobEvent => ({
  'CodePipeline.job': {
    id: '1',
    data: {
      actionConfiguration: { configuration: { UserParameters: '{"s3Bucket": "inputs", "stateMachineFile": "state_machine_input.json"}' } },
      inputArtifacts: [{ location: { s3Location: { bucketName: 'artifacts', objectKey: 'app/source' } } }],
      ...data,
    },
  },
})

/** What was called, in order; `answers` stand in for AWS. */
async function called(event: JobEvent, answers: Partial<Calls> = {}) {
  const calls: unknown[][] = []
  const note = <A extends unknown[], R>(name: string, answer: (...args: A) => R) => (...args: A): R => {
    calls.push([name, ...args])
    return answer(...args)
  }
  await trigger(event, {
    getObject: note('getObject', answers.getObject ?? (async () => '{"stackName":"prod"}')),
    startExecution: note('startExecution', answers.startExecution ?? (async () => ({ executionArn: arn }))),
    describeExecution: note('describeExecution', answers.describeExecution ?? (async () => ({ status: 'RUNNING' }))),
    putJobSuccessResult: note('putJobSuccessResult', async () => {}),
    putJobFailureResult: note('putJobFailureResult', async () => {}),
  })
  return calls
}

describe('the trigger', () => {
  it('starts an execution with the input of the environment and the place of the revision', async () => {
    const [got, started, answered] = await called(job())
    expect(got).toEqual(['getObject', 'inputs', 'state_machine_input.json'])
    expect(started).toEqual(['startExecution', 'job-1', '{"stackName":"prod","revisionS3Bucket":"artifacts","revisionS3Key":"app/source"}'])
    expect(answered).toEqual(['putJobSuccessResult', { jobId: '1', continuationToken: token }])
  })

  it.each([
    ['goes on while it runs', { status: 'RUNNING' }, ['putJobSuccessResult', { jobId: '1', continuationToken: token }]],
    ['ends well', { status: 'SUCCEEDED' }, ['putJobSuccessResult', { jobId: '1' }]],
    ['fails with its cause', { status: 'FAILED', cause: 'refused' }, ['putJobFailureResult', { jobId: '1', failureDetails: { type: 'JobFailed', message: 'the execution ended as FAILED: refused', externalExecutionId: arn } }]],
    ['fails when it is late', { status: 'TIMED_OUT' }, ['putJobFailureResult', { jobId: '1', failureDetails: { type: 'JobFailed', message: 'the execution ended as TIMED_OUT', externalExecutionId: arn } }]],
  ])('called again, %s', async (_name, answer, expected) => {
    expect(await called(job({ continuationToken: token }), { describeExecution: async () => answer })).toEqual([['describeExecution', arn], expected])
  })

  it.each<[string, JobEvent, Partial<Calls>, string]>([
    ['no input', job(), { getObject: async () => { throw new Error('NoSuchKey') } }, 'NoSuchKey'],
    ['an input that is no JSON', job(), { getObject: async () => 'x' }, 'JSON'],
    ['an action without an artifact', job({ inputArtifacts: [] }), {}, 'input artifact'],
    ['an execution that cannot start', job(), { startExecution: async () => { throw new Error('AccessDenied') } }, 'AccessDenied'],
    ['a token that is not ours', job({ continuationToken: 'x' }), {}, 'JSON'],
  ])('reports %s, and does not throw', async (_name, event, answers, message) => {
    const last = (await called(event, answers)).at(-1)
    expect(last).toMatchObject(['putJobFailureResult', { jobId: '1', failureDetails: { type: 'JobFailed', message: expect.stringContaining(message) as string } }])
  })
})
