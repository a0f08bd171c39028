import type { JsonObject } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { createService, type Service } from '../service/create-service.js'
import { createStore } from '../service/store.js'
import type { ServiceOptions } from '../service/world.js'

const roleArn = 'arn:aws:iam::123456789012:role/r'
const arnOf = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`

async function withMachine(states: JsonObject, options: Partial<ServiceOptions> = {}, type = 'STANDARD'): Promise<Service> {
  const service = createService({ store: createStore(), speed: 1000, ...options })
  const made = await service.call('CreateStateMachine', { name: 'm', roleArn, type, definition: JSON.stringify({ StartAt: Object.keys(states)[0] ?? '', QueryLanguage: 'JSONata', States: states }) })
  expect(made).toMatchObject({ stateMachineArn: arnOf('m') })
  return service
}

async function ended(service: Service, executionArn: string): Promise<JsonObject> {
  for (;;) {
    const told = (await service.call('DescribeExecution', { executionArn })) as JsonObject
    if (told['status'] !== 'RUNNING') return told
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const start = async (service: Service, name = 'e', input = '{}'): Promise<string> => ((await service.call('StartExecution', { stateMachineArn: arnOf('m'), name, input })) as { executionArn: string }).executionArn
const typeOf = async (service: Service, operation: string, request: JsonObject): Promise<unknown> => {
  const told = await service.call(operation, request)
  return 'refusal' in told ? (told.refusal as { type: string }).type : told
}

it('runs an execution to its end, and tells its history in pages', async () => {
  const service = await withMachine({ A: { Type: 'Wait', Seconds: 1, Next: 'B' }, B: { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true } })
  const arn = await start(service, 'e', '{"n":1}')
  expect(await ended(service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '2', redriveStatus: 'NOT_REDRIVABLE' })
  const first = (await service.call('GetExecutionHistory', { executionArn: arn, maxResults: 4 })) as { events: { type: string }[]; nextToken: string }
  const second = (await service.call('GetExecutionHistory', { executionArn: arn, maxResults: 4, nextToken: first.nextToken })) as { events: { type: string }[] }
  expect([...first.events, ...second.events].map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'])
})

it('refuses by the names that the service has', async () => {
  const service = await withMachine({ A: { Type: 'Wait', Seconds: 90_000, End: true } })
  const executionArn = await start(service)
  expect(await start(service)).toBe(executionArn)
  expect(await typeOf(service, 'StartExecution', { stateMachineArn: arnOf('m'), name: 'e', input: '{"other":1}' })).toBe('ExecutionAlreadyExists')
  expect(await typeOf(service, 'StartExecution', { stateMachineArn: arnOf('none') })).toBe('StateMachineDoesNotExist')
  expect(await typeOf(service, 'StartExecution', { stateMachineArn: 'x' })).toBe('InvalidArn')
  expect(await typeOf(service, 'StartExecution', {})).toBe('ValidationException')
  expect(await typeOf(service, 'constructor', {})).toBe('UnknownOperationException')
  expect(await typeOf(service, 'StartExecution', { stateMachineArn: arnOf('m'), name: 'a b' })).toBe('InvalidName')
  expect(await typeOf(service, 'StartExecution', { stateMachineArn: arnOf('m'), input: '{' })).toBe('InvalidExecutionInput')
  expect(await typeOf(service, 'CreateStateMachine', { name: 'x', roleArn, definition: '{"StartAt":"A"}' })).toBe('InvalidDefinition')
  expect(await typeOf(service, 'StartSyncExecution', { stateMachineArn: arnOf('m') })).toBe('StateMachineTypeNotSupported')
  expect(await typeOf(service, 'GetExecutionHistory', { executionArn, nextToken: 'x' })).toBe('InvalidToken')
  expect(await typeOf(service, 'RedriveExecution', { executionArn })).toBe('ExecutionNotRedrivable')
  expect(await service.call('StopExecution', { executionArn, error: 'E', cause: 'C' })).toMatchObject({ stopDate: expect.any(Number) as number })
  expect(await ended(service, executionArn)).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'C' })
})

it('an execution that failed goes on from its failed state', async () => {
  let works = false
  const service = await withMachine({ A: { Type: 'Pass', Output: 1, Next: 'B' }, B: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true } }, {
    functions: { f: (event) => { if (!works) throw new TypeError('not yet'); return event } },
  })
  const arn = await start(service)
  expect(await ended(service, arn)).toMatchObject({ status: 'FAILED', error: 'TypeError' })
  works = true
  await service.call('RedriveExecution', { executionArn: arn })
  expect(await ended(service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '1', redriveCount: 1 })
  const { events } = (await service.call('GetExecutionHistory', { executionArn: arn })) as { events: { type: string }[] }
  expect(events.map(({ type }) => type).filter((type) => type === 'PassStateEntered' || type === 'ExecutionRedriven')).toEqual(['PassStateEntered', 'ExecutionRedriven'])
})

it('a worker takes the work of an activity, and ends it', async () => {
  const service = createService({ store: createStore() })
  const { activityArn } = (await service.call('CreateActivity', { name: 'a' })) as { activityArn: string }
  await service.call('CreateStateMachine', { name: 'm', roleArn, definition: JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: activityArn, End: true } } }) })
  const asked = service.call('GetActivityTask', { activityArn, workerName: 'w' })
  const arn = await start(service, 'e', '[7]')
  const { taskToken, input } = (await asked) as { taskToken: string; input: string }
  expect(input).toBe('[7]')
  await service.call('SendTaskHeartbeat', { taskToken })
  await service.call('SendTaskSuccess', { taskToken, output: '8' })
  expect(await ended(service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '8' })
  expect(await typeOf(service, 'SendTaskSuccess', { taskToken, output: '8' })).toBe('TaskTimedOut')
})

it('aliases route to versions; EXPRESS answers with the result', async () => {
  const service = await withMachine({ A: { Type: 'Pass', Output: 5, End: true } }, {}, 'EXPRESS')
  const { stateMachineVersionArn } = (await service.call('PublishStateMachineVersion', { stateMachineArn: arnOf('m') })) as { stateMachineVersionArn: string }
  const { stateMachineAliasArn } = (await service.call('CreateStateMachineAlias', { name: 'live', routingConfiguration: [{ stateMachineVersionArn, weight: 100 }] })) as { stateMachineAliasArn: string }
  expect(await service.call('StartSyncExecution', { stateMachineArn: stateMachineAliasArn })).toMatchObject({ status: 'SUCCEEDED', output: '5' })
  expect(await typeOf(service, 'DeleteStateMachineVersion', { stateMachineVersionArn })).toBe('ConflictException')
})

it('a worker that has gone away gets no work', async () => {
  const service = createService({ store: createStore() })
  const { activityArn } = (await service.call('CreateActivity', { name: 'a' })) as { activityArn: string }
  await service.call('CreateStateMachine', { name: 'm', roleArn, definition: JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: activityArn, End: true } } }) })
  const caller = new AbortController()
  const gone = service.call('GetActivityTask', { activityArn }, caller.signal)
  caller.abort()
  expect(await gone).toEqual({})
  await start(service)
  expect(await service.call('GetActivityTask', { activityArn })).toMatchObject({ taskToken: expect.any(String) as string })
  service.close()
})

it('keeps a definition once, and no EXPRESS executions', async () => {
  const written: string[] = []
  const store = createStore((change) => void written.push(JSON.stringify(change)))
  const comment = 'a long comment'
  const standard = await withMachine({ A: { Type: 'Pass', Comment: comment, End: true } }, { store })
  for (const name of ['a', 'b', 'c']) await ended(standard, await start(standard, name))
  // with the machine, and for all executions
  expect(written.filter((line) => line.includes(comment))).toHaveLength(2)
  const kept = createStore()
  const branch = { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } }
  const express = await withMachine({ A: { Type: 'Parallel', Branches: [branch], Output: '{% $states.result[0] %}', End: true } }, { store: kept }, 'EXPRESS')
  expect(await express.call('StartSyncExecution', { stateMachineArn: arnOf('m') })).toMatchObject({ status: 'SUCCEEDED', output: '{}' })
  expect(kept.keys('').filter((key) => /^(execution|events|place|notes|line) /.test(key))).toEqual([])
})

it('a task that nothing answers shows the mock to add', async () => {
  const service = await withMachine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Arguments: {}, End: true } })
  const told = await ended(service, await start(service))
  expect(told['error']).toBe('Stepwright.UnansweredTask')
  expect(told['cause']).toContain('"sqs:sendMessage": …')
})

it('a child whose task nothing answers ends its parent, whatever is caught', async () => {
  const caught = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }
  const service = await withMachine({ A: { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Arguments: { StateMachineArn: arnOf('child') }, ...caught, End: true }, B: { Type: 'Succeed' } })
  await service.call('CreateStateMachine', { name: 'child', roleArn, definition: JSON.stringify({ StartAt: 'T', QueryLanguage: 'JSONata', States: { T: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Arguments: {}, End: true } } }) })
  expect(await ended(service, await start(service))).toMatchObject({ status: 'FAILED', error: 'Stepwright.UnansweredTask' })
})
