import type { CodePipeline } from '@aws-sdk/client-codepipeline'
import { retry, workflow } from 'stepwright'

/** The pipelines that may be run; a name that is not here is refused before anything starts. */
const known = ['P1', 'P2', 'P3'] as const
type Pipeline = (typeof known)[number]

export const pipelinesInOrder = workflow('pipelines-in-order', { timeout: '7 days' }, (flow, input: Record<string, unknown>) => {
  const { context } = flow
  const codepipeline = flow.sdk<CodePipeline>('codepipeline')

  const order = flow.lambda<{ pipelines: Pipeline[] }>('Resolve order', { FunctionName: 'ResolvePipelineOrder', Payload: input }, {
    retry: retry.lambdaService({ interval: '1 second', attempts: 3 }),
  })
  flow.choice('Check order')
    .when(
      () => !Array.isArray(order.pipelines) || order.pipelines.length === 0 || !order.pipelines.every((name) => known.includes(name)) || new Set(order.pipelines).size < order.pipelines.length,
      () => flow.fail('Bad order', { error: 'InvalidOrder', cause: () => `Not a list of distinct known pipelines: ${JSON.stringify(order)}` }))

  // one after the other: the next one starts only when the one before it has succeeded
  return flow.map('Run in order', order.pipelines, { maxConcurrency: 1 }, (name, index) => {
    const { PipelineExecutionId: executionId } = codepipeline.startPipelineExecution('Start pipeline', {
      Name: name,
      // the same token for each attempt, so that a retry does not start the pipeline twice
      ClientRequestToken: () => `${context.Execution.Name.replaceAll('_', '-')}-${index}`,
    }, { retry: { on: ['CodePipeline.ConcurrentPipelineExecutionsLimitExceededException', 'CodePipeline.ConflictException', 'CodePipeline.CodePipelineException'], interval: 15, attempts: 6, jitter: 'FULL' } })

    const { PipelineExecution: ended } = flow.pollUntil('Finished?', {
      every: '30 seconds',
      check: () => codepipeline.getPipelineExecution('Get pipeline execution', { PipelineName: name, PipelineExecutionId: executionId }, {
        retry: [
          // a run that has just started may not be visible yet
          { on: 'CodePipeline.PipelineExecutionNotFoundException', interval: 5, attempts: 6, backoff: 1.5 },
          { on: 'CodePipeline.CodePipelineException', interval: 5, attempts: 10, jitter: 'FULL' },
        ],
      }),
      until: ({ PipelineExecution }) => PipelineExecution.Status !== 'InProgress' && PipelineExecution.Status !== 'Stopping',
      timeout: '12 hours',
    })
    flow.choice('Succeeded?')
      .when(() => ended.Status !== 'Succeeded', () =>
        flow.fail('Pipeline failed', { error: 'PipelineNotSucceeded', cause: () => `${name} ${executionId}: ${ended.Status}` }))
    return { name, executionId, status: ended.Status }
  })
})
