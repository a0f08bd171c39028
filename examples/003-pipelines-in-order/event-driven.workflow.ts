import type { CodePipeline } from '@aws-sdk/client-codepipeline'
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import type { SFN } from '@aws-sdk/client-sfn'
import { param, workflow, type TaskToken } from 'stepwright'

type Pipeline = 'P1' | 'P2' | 'P3'
const TableName = param('WaitingTable', 'table')

/** The same order without a loop: the execution sleeps until EventBridge has told that a pipeline ended. */
export const pipelinesByEvents = workflow('pipelines-by-events', { timeout: '7 days', checkInput: true }, (flow, input: { pipelines: Pipeline[] }) => {
  const codepipeline = flow.sdk<CodePipeline>('codepipeline')
  const dynamodb = flow.sdk<DynamoDB>('dynamodb')
  return flow.map('Run in order', input.pipelines, { maxConcurrency: 1 }, (name) => {
    const { PipelineExecutionId: executionId } = codepipeline.startPipelineExecution('Start pipeline', { Name: name })
    const { state } = dynamodb.putItem.waitForTaskToken('Wait for its end', (token: TaskToken<{ state: string }>) => ({
      TableName, Item: { executionId: { S: executionId }, token: { S: token } },
    }), { timeout: '12 hours' })
    return { name, executionId, state }
  })
})

/** What EventBridge sends when a pipeline has ended. */
interface PipelineEnded {
  detail: { pipeline: string; 'execution-id': string; state: 'SUCCEEDED' | 'FAILED' | 'STOPPED' | 'SUPERSEDED' }
}

/** Hands the end of a pipeline to whoever waits for it. */
export const tellWhoWaits = workflow('tell-who-waits', (flow, input: PipelineEnded) => {
  const dynamodb = flow.sdk<DynamoDB>('dynamodb')
  const states = flow.sdk<SFN>('sfn')
  const Key = { executionId: { S: input.detail['execution-id'] } }
  // the token is written right after the start: a pipeline that ends within seconds is asked for again
  const found = flow.repeat('Is there a token?', { until: (seen) => seen.Item?.token?.S !== undefined, attempts: 3, every: '10 seconds', error: 'NobodyWaits' }, () =>
    dynamodb.getItem('Look who waits', { TableName, Key, ConsistentRead: true }))
  const TaskToken = found.Item.token!.S
  flow.choice('Succeeded?')
    .when(() => input.detail.state === 'SUCCEEDED', () => states.sendTaskSuccess('Say that it succeeded', { TaskToken, Output: () => JSON.stringify({ state: input.detail.state }) }))
    .otherwise(() => states.sendTaskFailure('Say that it failed', { TaskToken, Error: 'PipelineNotSucceeded', Cause: () => `${input.detail.pipeline} ${input.detail['execution-id']}: ${input.detail.state}` }))
  dynamodb.deleteItem('Forget the token', { TableName, Key })
})
