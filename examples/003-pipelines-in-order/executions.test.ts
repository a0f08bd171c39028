import { readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { simulate, type Tasks } from '@stepwright/simulator'
import { describe, expect, it } from 'vitest'

const machine = JSON.parse(readFileSync(new URL('expected/pipelines-in-order.asl.json', import.meta.url), 'utf8')) as JsonObject

const integrations: Readonly<Record<string, string>> = {
  ResolvePipelineOrder: 'lambda:invoke',
  startPipelineExecution: 'aws-sdk:codepipeline:startPipelineExecution',
  getPipelineExecution: 'aws-sdk:codepipeline:getPipelineExecution',
}

/** Answers in turn; the last one stays. */
function inTurn(answers: readonly Json[]): Tasks[string] {
  let next = 0
  return () => {
    const answer = answers[Math.min(next++, answers.length - 1)] ?? null
    if (typeof answer === 'object' && answer !== null && '$throw' in answer) throw (answer as JsonObject)['$throw']
    return answer
  }
}

const tasksOf = (mocks: Readonly<Record<string, readonly Json[]>>): Tasks => Object.fromEntries(Object.entries(mocks).map(([name, answers]) => [integrations[name] ?? name, inTurn(answers)]))

const order = (...pipelines: readonly string[]) => [{ Payload: { pipelines } }]
const status = (...statuses: readonly string[]) => statuses.map((Status) => ({ PipelineExecution: { Status } }))
const started = (...ids: readonly string[]) => ids.map((PipelineExecutionId) => ({ PipelineExecutionId }))

describe('pipelines-in-order', () => {
  it.each([
    ['a name twice', order('P1', 'P1')],
    ['no name', order()],
    ['no list', [{ Payload: {} }]],
    ['an unknown name', order('P1', 'P4')],
  ])('starts nothing with %s', async (_name, ResolvePipelineOrder) => {
    const run = await simulate(machine, { tasks: tasksOf({ ResolvePipelineOrder }) })
    expect(run).toMatchObject({ status: 'FAILED', error: 'InvalidOrder', calls: { length: 1 } })
  })

  it('gives a pipeline that never ends twelve hours', async () => {
    const run = await simulate(machine, { tasks: tasksOf({ ResolvePipelineOrder: order('P1'), startPipelineExecution: started('a'), getPipelineExecution: status('InProgress') }) })
    expect(run).toMatchObject({ status: 'FAILED', error: 'PollTimeout' })
    expect(run.seconds).toBeGreaterThan(12 * 3600 - 31)
    expect(run.seconds).toBeLessThan(12 * 3600 + 31)
  })

  it('starts a pipeline with the same token when it tries again', async () => {
    const startPipelineExecution = [{ $throw: { Error: 'CodePipeline.ConflictException' } }, ...started('a')]
    const run = await simulate(machine, { tasks: tasksOf({ ResolvePipelineOrder: order('P1'), startPipelineExecution, getPipelineExecution: status('Succeeded') }) })
    const tokens = run.calls.filter(({ resource }) => resource.includes('startPipelineExecution')).map(({ arguments: args }) => (args as JsonObject)['ClientRequestToken'])
    expect([run.status, tokens.length, new Set(tokens).size]).toEqual(['SUCCEEDED', 2, 1])
  })
})

describe('without a loop', () => {
  const machineOf = (name: string): JsonObject => JSON.parse(readFileSync(new URL(`expected/${name}.asl.json`, import.meta.url), 'utf8')) as JsonObject
  const ended = (state: string) => ({ detail: { pipeline: 'P1', 'execution-id': 'a', state } })
  const waits = { Item: { token: { S: 'the token' } } }

  it('starts the next pipeline when somebody has told the end of the one before', async () => {
    const tasks = { 'Start pipeline': inTurn(started('a', 'b')), 'Wait for its end': { state: 'SUCCEEDED' } }
    const run = await simulate(machineOf('pipelines-by-events'), { input: { pipelines: ['P1', 'P2'] }, tasks })
    expect(run.calls.map(({ state }) => state)).toEqual(['Start pipeline', 'Wait for its end', 'Start pipeline', 'Wait for its end'])
    expect(run.output).toEqual([{ name: 'P1', executionId: 'a', state: 'SUCCEEDED' }, { name: 'P2', executionId: 'b', state: 'SUCCEEDED' }])
  })

  it.each([
    ['SUCCEEDED', 'sendTaskSuccess', { TaskToken: 'the token', Output: '{"state":"SUCCEEDED"}' }],
    ['STOPPED', 'sendTaskFailure', { TaskToken: 'the token', Error: 'PipelineNotSucceeded', Cause: 'P1 a: STOPPED' }],
  ])('tells who waits of a pipeline that %s', async (state, action, given) => {
    const tasks = { 'Look who waits': inTurn([{}, waits]), 'Say that it succeeded': {}, 'Say that it failed': {}, 'Forget the token': {} }
    const { calls, status } = await simulate(machineOf('tell-who-waits'), { input: ended(state), tasks })
    expect(status).toBe('SUCCEEDED')
    expect(calls.find(({ resource }) => resource.endsWith(action))?.arguments).toEqual(given)
  })

  it('fails where nobody waits', async () => {
    expect(await simulate(machineOf('tell-who-waits'), { input: ended('SUCCEEDED'), tasks: { 'Look who waits': {} } })).toMatchObject({ status: 'FAILED', error: 'NobodyWaits', seconds: 20 })
  })
})
