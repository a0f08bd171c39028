import type { Json, JsonObject } from '@stepwright/asl'
import { afterEach, expect, it } from 'vitest'
import { createService, type Service } from '../service/create-service.js'
import { applyChange, createStore, type Change } from '../service/store.js'

const roleArn = 'arn:aws:iam::123456789012:role/r'
const here = 'arn:aws:states:us-east-1:123456789012'
const services: Service[] = []
afterEach(() => {
  for (const service of services.splice(0)) service.close()
})

/** What the items' functions wait for, and whether they fail. */
interface Gate {
  readonly open: Map<string, (value: Json) => void>
  readonly calls: string[]
  fails: readonly string[]
}

const gate = (): Gate => ({ open: new Map(), calls: [], fails: [] })

function begin({ open, calls, ...how }: Gate, changes: Change[] = [], fails = (): readonly string[] => how.fails): Service {
  const values = new Map<string, Json>()
  for (const change of structuredClone(changes)) applyChange(values, change)
  const store = createStore((change) => void changes.push(structuredClone(change)), () => Promise.resolve(), values)
  const work = (event: Json): Promise<Json> => {
    const item = String(event)
    calls.push(item)
    if (fails().includes(item)) throw new TypeError('bad item')
    return new Promise((resolve) => void open.set(item, resolve))
  }
  const service = createService({ store, functions: { work } })
  services.push(service)
  return service
}

async function start(service: Service, map: JsonObject): Promise<string> {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'W', States: { W: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true } } }
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'M', States: { M: { Type: 'Map', Label: 'each', ItemProcessor, End: true, ...map } } })
  await service.call('CreateStateMachine', { name: 'm', roleArn, definition })
  const { executionArn } = (await service.call('StartExecution', { stateMachineArn: `${here}:stateMachine:m`, name: 'e', input: '["a","b","c"]' })) as { executionArn: string }
  return executionArn
}

const ask = async (service: Service, operation: string, request: JsonObject): Promise<JsonObject> => (await service.call(operation, request)) as JsonObject

async function mapRunOf(service: Service, executionArn: string): Promise<string> {
  const { mapRuns } = (await service.call('ListMapRuns', { executionArn })) as { mapRuns: { mapRunArn: string }[] }
  return mapRuns[0]?.mapRunArn ?? ''
}

const status = async (service: Service, executionArn: string): Promise<unknown> => (await ask(service, 'DescribeExecution', { executionArn }))['status']
const statuses = async (service: Service, mapRunArn: string): Promise<readonly string[]> =>
  ((await service.call('ListExecutions', { mapRunArn })) as { executions: { status: string }[] }).executions.map((one) => one.status).sort()

it('counts the items of a run, and knows its child executions and their histories', async () => {
  const own = gate()
  const service = begin(own)
  const executionArn = await start(service, { MaxConcurrency: 2 })
  await expect.poll(() => own.open.size).toBe(2)
  const mapRunArn = await mapRunOf(service, executionArn)
  expect(mapRunArn).toMatch(/^arn:aws:states:us-east-1:123456789012:mapRun:m\/each:[-0-9a-f]{36}$/)
  own.open.get('a')?.(1)
  await expect.poll(() => own.open.size).toBe(3)
  expect(await ask(service, 'DescribeMapRun', { mapRunArn })).toMatchObject({
    executionArn, status: 'RUNNING', maxConcurrency: 2, redriveCount: 0, itemCounts: { pending: 0, running: 2, succeeded: 1, total: 3 }, executionCounts: { running: 2, total: 3 },
  })
  own.open.get('b')?.(2)
  own.open.get('c')?.(3)
  await expect.poll(() => status(service, executionArn)).toBe('SUCCEEDED')
  expect(await ask(service, 'DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'SUCCEEDED', itemCounts: { succeeded: 3, running: 0 }, stopDate: expect.any(Number) as number })
  const { executions } = (await service.call('ListExecutions', { mapRunArn })) as { executions: { executionArn: string }[] }
  const [last] = executions
  expect(await ask(service, 'DescribeExecution', { executionArn: last?.executionArn ?? '' })).toMatchObject({ status: 'SUCCEEDED', input: '"c"', output: '3', mapRunArn, stateMachineArn: `${here}:stateMachine:m/each` })
  const { events } = (await service.call('GetExecutionHistory', { executionArn: last?.executionArn ?? '' })) as { events: { type: string }[] }
  expect(events.map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded', 'TaskStateExited', 'ExecutionSucceeded'])
})

it('bounds can be changed while it runs', async () => {
  const own = gate()
  own.fails = ['a', 'b']
  const service = begin(own, [], () => own.fails.filter((item) => own.calls.length < 2 || item === 'b'))
  const executionArn = await start(service, { MaxConcurrency: 1, ToleratedFailureCount: 1, ...waiting })
  await expect.poll(() => mapRunOf(service, executionArn)).not.toBe('')
  const mapRunArn = await mapRunOf(service, executionArn)
  await service.call('UpdateMapRun', { mapRunArn, toleratedFailureCount: 2, maxConcurrency: 3 })
  expect(await ask(service, 'DescribeMapRun', { mapRunArn })).toMatchObject({ toleratedFailureCount: 2, maxConcurrency: 3 })
  await expect.poll(() => own.open.size, { timeout: 5000 }).toBe(1)
  own.open.get('c')?.(3)
  await expect.poll(() => status(service, executionArn)).toBe('SUCCEEDED')
  expect(await statuses(service, mapRunArn)).toEqual(['FAILED', 'FAILED', 'SUCCEEDED'])
  expect(await ask(service, 'UpdateMapRun', { mapRunArn, maxConcurrency: 1 })).toMatchObject({ refusal: { type: 'ValidationException' } })
})

/** Items that take a second before they begin. */
const waiting: JsonObject = {
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'P',
    States: { P: { Type: 'Wait', Seconds: 1, Next: 'W' }, W: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true } },
  },
}

it('what fails aborts what runs, and a redrive runs only what did not succeed', async () => {
  const own = gate()
  own.fails = ['c']
  const service = begin(own, [], () => (own.open.size < 2 ? [] : own.fails))
  const executionArn = await start(service, { MaxConcurrency: 2 })
  await expect.poll(() => own.open.size).toBe(2)
  const mapRunArn = await mapRunOf(service, executionArn)
  own.open.get('a')?.(1)
  await expect.poll(() => status(service, executionArn)).toBe('FAILED')
  expect(await statuses(service, mapRunArn)).toEqual(['ABORTED', 'FAILED', 'SUCCEEDED'])
  expect(await ask(service, 'DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'FAILED' })
  own.fails = []
  own.open.clear()
  await service.call('RedriveExecution', { executionArn })
  await expect.poll(() => own.open.size).toBe(2)
  own.open.get('b')?.(2)
  own.open.get('c')?.(3)
  await expect.poll(() => ask(service, 'DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' })
  expect(own.calls).toEqual(['a', 'b', 'c', 'b', 'c'])
  expect(await ask(service, 'DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 })
})

it('goes on after a restart, with the items that are left', async () => {
  const own = gate()
  const changes: Change[] = []
  const first = begin(own, changes)
  const executionArn = await start(first, { MaxConcurrency: 2 })
  await expect.poll(() => own.open.size).toBe(2)
  const mapRunArn = await mapRunOf(first, executionArn)
  own.open.get('a')?.(1)
  await expect.poll(() => own.open.size).toBe(3)
  const again = gate()
  const second = begin(again, structuredClone(changes))
  await expect.poll(() => again.open.size).toBe(2)
  expect(await mapRunOf(second, executionArn)).toBe(mapRunArn)
  again.open.get('b')?.(2)
  again.open.get('c')?.(3)
  await expect.poll(() => ask(second, 'DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' })
  expect(again.calls).toEqual(['b', 'c'])
  expect(await statuses(second, mapRunArn)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'])
})

it('ends with its execution', async () => {
  const own = gate()
  const service = begin(own)
  const executionArn = await start(service, {})
  await expect.poll(() => own.open.size).toBe(3)
  const mapRunArn = await mapRunOf(service, executionArn)
  await service.call('StopExecution', { executionArn })
  expect(await ask(service, 'DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'ABORTED', itemCounts: { aborted: 3 } })
})

it('what is not there is refused by name', async () => {
  const service = begin(gate())
  expect(await ask(service, 'DescribeMapRun', { mapRunArn: `${here}:mapRun:m/each:none` })).toMatchObject({ refusal: { type: 'ResourceNotFound' } })
  expect(await ask(service, 'UpdateMapRun', { mapRunArn: 'x' })).toMatchObject({ refusal: { type: 'InvalidArn' } })
  expect(await ask(service, 'ListMapRuns', { executionArn: `${here}:execution:m:none` })).toMatchObject({ refusal: { type: 'ExecutionDoesNotExist' } })
  expect(await ask(service, 'ListExecutions', { mapRunArn: `${here}:mapRun:m/each:none` })).toMatchObject({ refusal: { type: 'ResourceNotFound' } })
})
