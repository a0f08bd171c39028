import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createService, createStore } from '@stepwright/simulator'
import { listen, type Listening } from '@stepwright/simulator/local'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What the client is told; texts where the tests want one. */
type Told = { readonly [member: string]: string | undefined } & { readonly mapRuns?: readonly { readonly mapRunArn: string }[]; readonly events?: readonly { readonly type: string }[]; readonly nextToken?: string }

const service = createService({ store: createStore(), speed: 100, functions: { double: (n) => Number(n) * 2 } })
let listening: Listening
let client: ChildProcess
const asked: { readonly resolve: (told: Told) => void; readonly reject: (error: object) => void }[] = []
beforeAll(async () => {
  listening = await listen(service, 0)
  client = spawn(process.execPath, ['--no-warnings', fileURLToPath(new URL('fixtures/sdk-client.mjs', import.meta.url)), `http://127.0.0.1:${listening.port}`], { stdio: ['pipe', 'pipe', 'inherit'] })
  const { stdout } = client
  if (stdout !== null) createInterface({ input: stdout }).on('line', hear)
})
afterAll(async () => {
  client.kill()
  service.close()
  await listening.close()
})

function hear(line: string): void {
  const { id, output, error } = JSON.parse(line) as { readonly id: number; readonly output: Told; readonly error?: object }
  if (error === undefined) asked[id]?.resolve(output)
  else asked[id]?.reject(error)
}

/** Sends a command of the SDK. An error is one of the SDK's own classes if it says `isTyped`. */
function send(command: string, input: object): Promise<Told> {
  return new Promise((resolve, reject) => {
    client.stdin?.write(`${JSON.stringify({ id: asked.length, command, input })}\n`)
    asked.push({ resolve, reject })
  })
}

const date: unknown = expect.stringMatching(/^Date /)

const roleArn = 'arn:aws:iam::123456789012:role/r'
const here = 'arn:aws:states:us-east-1:123456789012'
const pass = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } })
const waits = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 86_400, End: true } } })
const fails = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Fail', Error: 'E', Cause: 'C' } } })

let machines = 0
async function machine(definition: string, type = 'STANDARD'): Promise<string> {
  const { stateMachineArn } = await send('CreateStateMachine', { name: `m${++machines}`, roleArn, definition, type })
  return stateMachineArn ?? ''
}

async function execution(definition: string): Promise<string> {
  const { executionArn } = await send('StartExecution', { stateMachineArn: await machine(definition) })
  return executionArn ?? ''
}

async function ended(executionArn: string): Promise<Told> {
  for (;;) {
    const told = await send('DescribeExecution', { executionArn })
    if (told.status !== 'RUNNING') return told
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A task of a worker, and the token of whoever has it. */
async function taken(name: string): Promise<{ readonly executionArn: string; readonly taskToken: string }> {
  const { activityArn } = await send('CreateActivity', { name })
  const executionArn = await execution(JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: activityArn, End: true } } }))
  const { taskToken, input } = await send('GetActivityTask', { activityArn, workerName: 'w' })
  expect(input).toBe('{}')
  return { executionArn, taskToken: taskToken ?? '' }
}

describe('the client of @aws-sdk/client-sfn', () => {
  it('makes, describes, changes, lists and deletes state machines', async () => {
    const made = await send('CreateStateMachine', { name: 'own', roleArn, definition: pass, publish: true, versionDescription: 'first', tags: [{ key: 'a', value: '1' }] })
    expect(made).toMatchObject({ stateMachineArn: `${here}:stateMachine:own`, stateMachineVersionArn: `${here}:stateMachine:own:1` })
    const stateMachineArn = made.stateMachineArn ?? ''
    expect(made.creationDate).toEqual(date)
    expect(await send('DescribeStateMachine', { stateMachineArn })).toMatchObject({ name: 'own', status: 'ACTIVE', definition: pass, type: 'STANDARD' })
    const updated = await send('UpdateStateMachine', { stateMachineArn, definition: waits })
    expect(updated.updateDate).toEqual(date)
    expect((await send('ListStateMachines', {})).stateMachines).toContainEqual(expect.objectContaining({ name: 'own' }))
    const published = await send('PublishStateMachineVersion', { stateMachineArn })
    expect(published.stateMachineVersionArn).toBe(`${stateMachineArn}:2`)
    expect((await send('ListStateMachineVersions', { stateMachineArn })).stateMachineVersions).toHaveLength(2)
    const versions = [1, 2].map((number) => ({ stateMachineVersionArn: `${stateMachineArn}:${number}`, weight: 50 }))
    const { stateMachineAliasArn = '' } = await send('CreateStateMachineAlias', { name: 'live', routingConfiguration: versions })
    await send('UpdateStateMachineAlias', { stateMachineAliasArn, description: 'both' })
    expect(await send('DescribeStateMachineAlias', { stateMachineAliasArn })).toMatchObject({ name: 'live', description: 'both', routingConfiguration: versions })
    expect((await send('ListStateMachineAliases', { stateMachineArn })).stateMachineAliases).toMatchObject([{ stateMachineAliasArn }])
    await send('DeleteStateMachineAlias', { stateMachineAliasArn })
    await send('DeleteStateMachineVersion', { stateMachineVersionArn: `${stateMachineArn}:1` })
    await send('TagResource', { resourceArn: stateMachineArn, tags: [{ key: 'b', value: '2' }] })
    await send('UntagResource', { resourceArn: stateMachineArn, tagKeys: ['a'] })
    expect((await send('ListTagsForResource', { resourceArn: stateMachineArn })).tags).toEqual([{ key: 'b', value: '2' }])
    await send('DeleteStateMachine', { stateMachineArn })
    await expect(send('DescribeStateMachine', { stateMachineArn })).rejects.toMatchObject({ name: 'StateMachineDoesNotExist', isTyped: true })
  })

  it('starts executions, waits for them, reads their histories page by page, stops and redrives them', async () => {
    const executionArn = await execution(fails)
    expect(await ended(executionArn)).toMatchObject({ status: 'FAILED', error: 'E', cause: 'C', redriveStatus: 'REDRIVABLE' })
    expect((await send('RedriveExecution', { executionArn })).redriveDate).toEqual(date)
    expect(await ended(executionArn)).toMatchObject({ status: 'FAILED', redriveCount: 1 })
    const types: string[] = []
    for (let nextToken: string | undefined; ; ) {
      const page = await send('GetExecutionHistory', { executionArn, maxResults: 2, nextToken })
      types.push(...(page.events ?? []).map(({ type }) => type))
      nextToken = page.nextToken
      if (nextToken === undefined) break
    }
    expect(types).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed', 'ExecutionRedriven', 'FailStateEntered', 'ExecutionFailed'])
    const running = await execution(waits)
    const { stateMachineArn = '' } = await send('DescribeStateMachineForExecution', { executionArn: running })
    expect((await send('ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' })).executions).toMatchObject([{ executionArn: running }])
    expect((await send('StopExecution', { executionArn: running, error: 'Mine' })).stopDate).toEqual(date)
    expect(await ended(running)).toMatchObject({ status: 'ABORTED', error: 'Mine' })
    const express = await machine(pass, 'EXPRESS')
    expect(await send('StartSyncExecution', { stateMachineArn: express, input: '[1]' })).toMatchObject({ status: 'SUCCEEDED', output: '[1]' })
  })

  it('works on activities and answers tokens', async () => {
    const done = await taken('done')
    await send('SendTaskHeartbeat', { taskToken: done.taskToken })
    await send('SendTaskSuccess', { taskToken: done.taskToken, output: '7' })
    expect(await ended(done.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '7' })
    const failed = await taken('failed')
    await send('SendTaskFailure', { taskToken: failed.taskToken, error: 'E', cause: 'C' })
    expect(await ended(failed.executionArn)).toMatchObject({ status: 'FAILED', error: 'E', cause: 'C' })
    await expect(send('SendTaskSuccess', { taskToken: failed.taskToken, output: '7' })).rejects.toMatchObject({ name: 'TaskTimedOut', isTyped: true })
    const activityArn = `${here}:activity:done`
    expect(await send('DescribeActivity', { activityArn })).toMatchObject({ name: 'done' })
    expect((await send('ListActivities', {})).activities).toContainEqual(expect.objectContaining({ activityArn }))
    await send('DeleteActivity', { activityArn })
    await expect(send('DescribeActivity', { activityArn })).rejects.toMatchObject({ name: 'ActivityDoesNotExist', isTyped: true })
  })

  it('describes, lists and changes runs of distributed Maps', async () => {
    const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 86_400, End: true } } }
    const stateMachineArn = await machine(JSON.stringify({ StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor, End: true } } }))
    const { executionArn } = await send('StartExecution', { stateMachineArn, input: '[1,2]' })
    await expect.poll(async () => (await send('ListMapRuns', { executionArn })).mapRuns?.length).toBe(1)
    const mapRunArn = (await send('ListMapRuns', { executionArn })).mapRuns?.[0]?.mapRunArn
    await send('UpdateMapRun', { mapRunArn, maxConcurrency: 7 })
    await expect.poll(() => send('DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'RUNNING', maxConcurrency: 7, startDate: date, itemCounts: { running: 2, total: 2 } })
    expect((await send('ListExecutions', { mapRunArn })).executions).toMatchObject([{ mapRunArn }, { mapRunArn }])
  })

  it('tests a state', async () => {
    expect(await send('TestState', { roleArn, definition: JSON.stringify({ Type: 'Pass', Next: 'B' }), input: '{"a":1}' })).toMatchObject({ status: 'SUCCEEDED', nextState: 'B', output: '{"a":1}' })
  })

  const token = 'AAAA'
  it.each<readonly [string, () => Promise<unknown>]>([
    ['InvalidArn', () => send('DescribeStateMachine', { stateMachineArn: 'x' })],
    ['InvalidArn', () => send('DescribeExecution', { executionArn: 'x' })],
    ['InvalidName', () => send('CreateStateMachine', { name: 'a b', roleArn, definition: pass })],
    ['InvalidName', () => send('CreateActivity', { name: 'a*' })],
    ['InvalidDefinition', () => send('CreateStateMachine', { name: 'x', roleArn, definition: '{' })],
    ['StateMachineAlreadyExists', async () => send('CreateStateMachine', { name: (await machine(pass)).split(':').at(-1), roleArn, definition: waits })],
    ['StateMachineDoesNotExist', () => send('StartExecution', { stateMachineArn: `${here}:stateMachine:none` })],
    ['StateMachineDoesNotExist', () => send('ListExecutions', { stateMachineArn: `${here}:stateMachine:none` })],
    ['StateMachineTypeNotSupported', async () => send('StartSyncExecution', { stateMachineArn: await machine(pass) })],
    ['MissingRequiredParameter', async () => send('UpdateStateMachine', { stateMachineArn: await machine(pass) })],
    ['InvalidExecutionInput', async () => send('StartExecution', { stateMachineArn: await machine(pass), input: '{' })],
    ['ExecutionDoesNotExist', () => send('DescribeExecution', { executionArn: `${here}:execution:m:none` })],
    ['ExecutionDoesNotExist', () => send('StopExecution', { executionArn: `${here}:execution:m:none` })],
    ['ExecutionNotRedrivable', async () => send('RedriveExecution', { executionArn: await execution(waits) })],
    ['ExecutionAlreadyExists', async () => {
      const stateMachineArn = await machine(waits)
      await send('StartExecution', { stateMachineArn, name: 'e' })
      return send('StartExecution', { stateMachineArn, name: 'e', input: '[]' })
    }],
    ['InvalidToken', async () => send('GetExecutionHistory', { executionArn: await execution(pass), nextToken: 'x' })],
    ['InvalidToken', () => send('SendTaskSuccess', { taskToken: token, output: '1' })],
    ['InvalidToken', () => send('SendTaskFailure', { taskToken: token })],
    ['InvalidToken', () => send('SendTaskHeartbeat', { taskToken: token })],
    ['ResourceNotFound', () => send('DescribeMapRun', { mapRunArn: `${here}:mapRun:m/each:none` })],
    ['InvalidOutput', () => send('SendTaskSuccess', { taskToken: token, output: '{' })],
    ['ActivityDoesNotExist', () => send('GetActivityTask', { activityArn: `${here}:activity:none` })],
    ['ResourceNotFound', () => send('ListTagsForResource', { resourceArn: `${here}:stateMachine:none` })],
    ['ResourceNotFound', () => send('DescribeStateMachineAlias', { stateMachineAliasArn: `${here}:stateMachine:none:live` })],
    ['ConflictException', async () => {
      const stateMachineArn = await machine(pass)
      return send('PublishStateMachineVersion', { stateMachineArn, revisionId: 'other' })
    }],
    ['ValidationException', () => send('StartExecution', { stateMachineArn: `${here}:stateMachine:m`, name: '' })],
  ])('is refused by name: %s', async (name, ask) => {
    await expect(ask()).rejects.toMatchObject({ name, isTyped: true })
  })
})
