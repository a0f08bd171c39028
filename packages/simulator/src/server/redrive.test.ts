import type { Json, JsonObject } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { createService, type Service } from '../service/create-service.js'
import { createStore } from '../service/store.js'
import type { ServiceOptions } from '../service/world.js'

const here = 'arn:aws:states:us-east-1:123456789012'
const executionArn = `${here}:execution:m:e`

async function start(states: JsonObject, functions: NonNullable<ServiceOptions['functions']>, more: JsonObject = {}): Promise<Service> {
  const service = createService({ store: createStore(), speed: 500, functions })
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0] ?? '', States: states, ...more })
  await service.call('CreateStateMachine', { name: 'm', roleArn: 'arn:aws:iam::123456789012:role/r', definition })
  await service.call('StartExecution', { stateMachineArn: `${here}:stateMachine:m`, name: 'e', input: '{"n":1}' })
  return service
}

const described = (service: Service): Promise<JsonObject> => service.call('DescribeExecution', { executionArn }) as Promise<JsonObject>

async function ended(service: Service): Promise<JsonObject> {
  await expect.poll(async () => (await described(service))['status'], { interval: 2 }).not.toBe('RUNNING')
  return described(service)
}

async function redriven(service: Service): Promise<JsonObject> {
  await service.call('RedriveExecution', { executionArn })
  return ended(service)
}

interface Told {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
}

async function historyOf(service: Service, arn = executionArn): Promise<readonly Told[]> {
  return ((await service.call('GetExecutionHistory', { executionArn: arn, maxResults: 1000 })) as unknown as { events: readonly Told[] }).events
}

const typesAfterRedrive = (events: readonly Told[]): readonly string[] => events.map(({ type }) => type).slice(events.findLastIndex(({ type }) => type === 'ExecutionRedriven') + 1)

/** A function that fails until it is mended, and notes what it was called with. */
function broken(): { readonly calls: Json[]; mended: boolean; readonly call: (event: Json) => Json } {
  const own = {
    calls: [] as Json[],
    mended: false,
    call: (event: Json): Json => {
      own.calls.push(event)
      if (!own.mended) throw new TypeError('not yet')
      return 'done'
    },
  }
  return own
}

const lambda = (name: string, more: JsonObject = {}): JsonObject => ({ Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, ...more })

it('a branch goes on at its failed state, with its variables; the context says how often, and retries are counted anew', async () => {
  const f = broken()
  const counts: Json[] = []
  const first = lambda('note', { Arguments: 'first', Assign: { kept: '{% $states.result & "!" %}' }, Next: 'F' })
  const failing = lambda('f', { Arguments: '{% [$kept, $outer, $states.context.Execution.RedriveCount, $states.context.State.RetryCount] %}', Retry: [{ ErrorEquals: ['TypeError'], MaxAttempts: 1 }], Output: '{% [$states.result, $kept] %}', End: true })
  const service = await start(
    {
      A: { Type: 'Pass', Assign: { outer: 7 }, Next: 'P' },
      P: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: first, F: failing } }, { StartAt: 'C', States: { C: lambda('note', { Arguments: 'second', End: true }) } }], End: true },
    },
    { f: f.call, note: (event) => (counts.push(event), event) },
  )
  expect(await ended(service)).toMatchObject({ status: 'FAILED', error: 'TypeError', redriveStatus: 'REDRIVABLE' })
  expect(await redriven(service)).toMatchObject({ status: 'FAILED', redriveCount: 1 })
  f.mended = true
  expect(await redriven(service)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2, output: '[["done","first!"],"second"]', redriveStatus: 'NOT_REDRIVABLE' })
  expect(f.calls).toEqual([0, 0, 1, 1, 2].map((redrives, index) => ['first!', 7, redrives, index % 2]))
  expect(counts).toEqual(['first', 'second'])
  const events = await historyOf(service)
  expect(typesAfterRedrive(events)).toEqual(['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded', 'TaskStateExited', 'ParallelStateSucceeded', 'ParallelStateExited', 'ExecutionSucceeded'])
})

it('items and branches in one another go on where they failed', async () => {
  const f = broken()
  const done: Json[] = []
  const body = { StartAt: 'N', States: { N: lambda('note', { Next: 'P' }), P: { Type: 'Parallel', Branches: [{ StartAt: 'F', States: { F: lambda('f', { End: true }) } }, { StartAt: 'O', States: { O: lambda('note', { Arguments: '{% "beside " & $states.input %}', End: true }) } }], End: true } } }
  const service = await start({ M: { Type: 'Map', Items: [1, 2, 3], MaxConcurrency: 1, ItemProcessor: body, End: true } }, {
    f: async (event) => {
      // the branch beside it has ended by then
      await new Promise((resolve) => setTimeout(resolve, 2))
      return event === 2 ? f.call(event) : event
    },
    note: (event) => (done.push(event), event),
  })
  expect(await ended(service)).toMatchObject({ status: 'FAILED' })
  f.mended = true
  expect(await redriven(service)).toMatchObject({ status: 'SUCCEEDED', output: '[[1,"beside 1"],["done","beside 2"],[3,"beside 3"]]' })
  expect(done).toEqual([1, 'beside 1', 2, 'beside 2', 3, 'beside 3'])
  const events = await historyOf(service)
  expect(typesAfterRedrive(events).filter((type) => /Iteration|StateStarted|PassStateEntered/.test(type))).toEqual(['MapIterationSucceeded', 'MapIterationStarted', 'ParallelStateStarted', 'MapIterationSucceeded'])
})

it('children of a Map Run are redriven in their own histories, those of type EXPRESS begin anew', async () => {
  for (const ExecutionType of ['STANDARD', 'EXPRESS']) {
    const f = broken()
    const noted: Json[] = []
    const processor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType }, StartAt: 'N', States: { N: lambda('note', { Next: 'F' }), F: lambda('f', { End: true }) } }
    const service = await start({ M: { Type: 'Map', Items: [1, 2], MaxConcurrency: 1, ItemProcessor: processor, End: true } }, { f: (event) => (event === 2 ? f.call(event) : event), note: (event) => (noted.push(event), event) })
    expect(await ended(service)).toMatchObject({ status: 'FAILED' })
    const { mapRuns } = (await service.call('ListMapRuns', { executionArn })) as unknown as { mapRuns: readonly { mapRunArn: string }[] }
    const list = async (): Promise<readonly { executionArn: string; status: string }[]> => ((await service.call('ListExecutions', { mapRunArn: mapRuns[0]?.mapRunArn ?? '' })) as unknown as { executions?: readonly { executionArn: string; status: string }[] }).executions ?? []
    const child = (await list()).find(({ status }) => status === 'FAILED')?.executionArn ?? ''
    if (ExecutionType === 'STANDARD') expect(await service.call('DescribeExecution', { executionArn: child })).toMatchObject({ redriveStatus: 'REDRIVABLE_BY_MAP_RUN' })
    f.mended = true
    expect(await redriven(service)).toMatchObject({ status: 'SUCCEEDED', output: '[1,"done"]' })
    expect(noted).toEqual(ExecutionType === 'STANDARD' ? [1, 2] : [1, 2, 2])
    if (ExecutionType === 'EXPRESS') continue
    expect(await service.call('ListExecutions', { mapRunArn: mapRuns[0]?.mapRunArn ?? '', redriveFilter: 'REDRIVEN' })).toMatchObject({ executions: [{ executionArn: child }] })
    expect(await service.call('DescribeExecution', { executionArn: child })).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 })
    expect(typesAfterRedrive(await historyOf(service, child))).toEqual(['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded', 'TaskStateExited', 'ExecutionSucceeded'])
  }
})

it('a Map Run that succeeded, in a state whose path found nothing, is not redriven: there is a new one', async () => {
  let calls = 0
  const processor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'F', States: { F: lambda('f', { End: true }) } }
  const map = { Type: 'Map', ItemsPath: '$.items', ResultPath: '$.r', OutputPath: '$.none', ItemProcessor: processor, End: true }
  const service = await start({ A: { Type: 'Pass', Result: { items: [1, 2] }, Next: 'M' }, M: map }, { f: () => ++calls }, { QueryLanguage: 'JSONPath' })
  expect(await ended(service)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
  await redriven(service)
  const { mapRuns } = (await service.call('ListMapRuns', { executionArn })) as unknown as { mapRuns: readonly unknown[] }
  expect([mapRuns.length, calls]).toEqual([2, 4])
})

it('a token redrives once, and the context object says when', async () => {
  const f = broken()
  const service = await start({ F: lambda('f', { Arguments: '{% [$exists($states.context.Execution.RedriveTime), $states.context.Execution.RedriveCount] %}', End: true }) }, { f: f.call })
  await ended(service)
  const first = await service.call('RedriveExecution', { executionArn, clientToken: 't' })
  await ended(service)
  expect(await service.call('RedriveExecution', { executionArn, clientToken: 't' })).toEqual(first)
  expect(f.calls).toEqual([[false, 0], [true, 1]])
  await service.call('RedriveExecution', { executionArn, clientToken: 'other' })
  expect(await ended(service)).toMatchObject({ redriveCount: 2 })
})

it('an execution that was stopped goes on, and one that was out of time has its time again', async () => {
  const stopped = await start({ A: { Type: 'Wait', Seconds: 100, Next: 'B' }, B: { Type: 'Pass', End: true } }, {})
  await stopped.call('StopExecution', { executionArn })
  expect(await described(stopped)).toMatchObject({ status: 'ABORTED', redriveStatus: 'REDRIVABLE' })
  expect(await redriven(stopped)).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1}' })
  expect((await historyOf(stopped)).map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted', 'ExecutionRedriven', 'WaitStateExited', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'])
  let calls = 0
  const slow = (event: Json): Json | Promise<Json> => (++calls === 1 ? new Promise<Json>(() => undefined) : event)
  const late = await start({ A: lambda('slow', { End: true }) }, { slow }, { TimeoutSeconds: 5 })
  expect(await ended(late)).toMatchObject({ status: 'TIMED_OUT', redriveStatus: 'REDRIVABLE' })
  expect(await redriven(late)).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1}' })
})

it('a Parallel whose own result was too large is run again as a whole', async () => {
  let [size, calls] = [200_000, 0]
  const large = (): Json => (calls++, 'x'.repeat(size))
  const branch = { StartAt: 'A', States: { A: lambda('large', { End: true }) } }
  const branches = [branch, { StartAt: 'B', States: { B: lambda('large', { End: true }) } }]
  const service = await start({ P: { Type: 'Parallel', Branches: branches, End: true } }, { large })
  expect(await ended(service)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
  size = 1
  expect(await redriven(service)).toMatchObject({ status: 'SUCCEEDED', output: '["x","x"]' })
  expect(calls).toBe(4)
})

it('says why an execution cannot be redriven', async () => {
  const service = await start({ A: { Type: 'Wait', Seconds: 500, Next: 'B' }, B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'A' }], Default: 'C' }, C: { Type: 'Pass', Next: 'B' } }, {})
  const refusal = async (): Promise<unknown> => service.call('RedriveExecution', { executionArn })
  expect(await described(service)).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: 'Execution is RUNNING and cannot be redriven' })
  expect(await refusal()).toMatchObject({ refusal: { type: 'ExecutionNotRedrivable' } })
  await expect.poll(async () => (await described(service))['status'], { timeout: 20_000 }).toBe('FAILED')
  expect(await described(service)).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: 'Execution history event limit exceeded' })
  expect(await refusal()).toMatchObject({ refusal: { type: 'ExecutionNotRedrivable', message: 'Execution history event limit exceeded' } })
}, 30_000)
