import type { Json, JsonObject } from '@stepwright/asl'
import { afterEach, expect, it } from 'vitest'
import { reply, type ReplyFacts } from '../data/reply.js'
import { createService, type Service } from '../service/create-service.js'
import { applyChange, createStore, type Change } from '../service/store.js'
import type { ServiceOptions } from '../service/world.js'

/** A service whose process dies at a moment of one's choice: `changes` is what its journal would say. */
interface Life {
  readonly service: Service
  readonly changes: Change[]
}

const lives: Life[] = []
afterEach(() => {
  for (const { service } of lives.splice(0)) service.close()
})

function begin(options: Omit<ServiceOptions, 'store'>, past: readonly Change[] = []): Life {
  const values = new Map<string, Json>()
  const copy = structuredClone([...past])
  for (const change of copy) applyChange(values, change)
  const changes = structuredClone(copy)
  const store = createStore((change) => void changes.push(structuredClone(change)), () => Promise.resolve(), values)
  const life = { changes, service: createService({ store, ...options }) }
  lives.push(life)
  return life
}

const roleArn = 'arn:aws:iam::123456789012:role/r'
const account = 'arn:aws:states:us-east-1:123456789012'

async function start(service: Service, states: JsonObject, more: JsonObject = {}): Promise<string> {
  await service.call('CreateStateMachine', { name: 'm', roleArn, definition: JSON.stringify({ StartAt: Object.keys(states)[0] ?? '', QueryLanguage: 'JSONata', States: states, ...more }) })
  const { executionArn } = (await service.call('StartExecution', { stateMachineArn: `${account}:stateMachine:m`, name: 'e' })) as { executionArn: string }
  return executionArn
}

async function ended(service: Service, executionArn: string): Promise<JsonObject> {
  for (;;) {
    const told = (await service.call('DescribeExecution', { executionArn })) as JsonObject
    if (told['status'] !== 'RUNNING') return told
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function typesOf(service: Service, executionArn: string): Promise<readonly string[]> {
  const { events } = (await service.call('GetExecutionHistory', { executionArn, maxResults: 1000 })) as { events: { type: string }[] }
  return events.map(({ type }) => type)
}

/** A call that says its token, and by what name. */
const ask = (name: string, more: JsonObject = {}): JsonObject => ({
  Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Arguments: { FunctionName: 'ask', Payload: { name, token: '{% $states.context.Task.Token %}' } }, End: true, ...more,
})

function asker(): { readonly tokens: Map<string, string>; readonly calls: string[]; readonly functions: NonNullable<ServiceOptions['functions']> } {
  const tokens = new Map<string, string>()
  const calls: string[] = []
  const note = (event: Json): null => {
    const { name, token } = event as { name: string; token: string }
    calls.push(name)
    tokens.set(name, token)
    return null
  }
  return { tokens, calls, functions: { ask: note } }
}

it('an answer that was acknowledged survives the process, whenever it dies afterwards', async () => {
  const { tokens, functions } = asker()
  const first = begin({ functions })
  const arn = await start(first.service, {
    P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: ask('a') } }, { StartAt: 'B', States: { W: { Type: 'Wait', Seconds: 0, Next: 'B' }, B: ask('b') } }], Next: 'C' },
    C: ask('c', { Output: '{% [$states.input, $states.result] %}' }),
  })
  await expect.poll(() => tokens.size).toBe(2)
  await first.service.call('SendTaskSuccess', { taskToken: tokens.get('b') ?? '', output: '"B"' })
  const acknowledged = first.changes.length
  await first.service.call('SendTaskSuccess', { taskToken: tokens.get('a') ?? '', output: '"A"' })
  await expect.poll(() => tokens.size).toBe(3)
  await first.service.call('SendTaskSuccess', { taskToken: tokens.get('c') ?? '', output: '"C"' })
  expect(await ended(first.service, arn)).toMatchObject({ output: '["A","B","C"]' })
  for (let moment = acknowledged; moment <= first.changes.length; moment++) {
    const again = asker()
    const { service } = begin({ functions: again.functions }, first.changes.slice(0, moment))
    // what is still open is answered, with the tokens of the first life
    for (const [name, token] of tokens) void service.call('SendTaskSuccess', { taskToken: token, output: JSON.stringify(name === 'b' ? 'never' : name.toUpperCase()) })
    const rest = setInterval(() => void service.call('SendTaskSuccess', { taskToken: tokens.get('c') ?? '', output: '"C"' }), 2)
    expect(await ended(service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '["A","B","C"]' })
    clearInterval(rest)
  }
})

it('a token in a branch is its place, not the order in which branches came to their tasks', async () => {
  const { tokens, functions } = asker()
  const ItemProcessor = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: '{% $states.input %}', Next: 'A' }, A: ask('{% "item " & $states.input %}') } }
  const first = begin({ functions })
  const arn = await start(first.service, { M: { Type: 'Map', Items: '{% [3, 0, 1] %}', ItemProcessor, End: true } })
  await expect.poll(() => tokens.size, { timeout: 8000 }).toBe(3)
  const second = begin({ functions: asker().functions }, first.changes)
  for (const item of [0, 1, 3]) await second.service.call('SendTaskSuccess', { taskToken: tokens.get(`item ${item}`) ?? '', output: String(item * 10) })
  expect(await ended(second.service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '[30,0,10]' })
})

it('a worker that took its task before the restart can end it after, and nobody else gets it', async () => {
  const first = begin({})
  const { activityArn } = (await first.service.call('CreateActivity', { name: 'a' })) as { activityArn: string }
  const arn = await start(first.service, { A: { Type: 'Task', Resource: activityArn, End: true } })
  const { taskToken } = (await first.service.call('GetActivityTask', { activityArn, workerName: 'w' })) as { taskToken: string }
  const second = begin({ speed: 6000 }, first.changes)
  expect(await second.service.call('GetActivityTask', { activityArn, workerName: 'other' })).toEqual({})
  await second.service.call('SendTaskSuccess', { taskToken, output: '8' })
  const third = begin({}, second.changes)
  expect(await ended(third.service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '8' })
  expect(await typesOf(third.service, arn)).toContain('ActivityStarted')
})

it('what functions answered inside a Parallel is not asked again', async () => {
  const { tokens, functions } = asker()
  let calls = 0
  const work = { ...functions, work: () => ++calls }
  const first = begin({ functions: work })
  const lambda = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true }
  const arn = await start(first.service, { P: { Type: 'Parallel', Branches: [{ StartAt: 'L', States: { L: lambda } }, { StartAt: 'A', States: { A: ask('a') } }], End: true } })
  await expect.poll(() => tokens.size + calls).toBe(2)
  await first.service.call('ListActivities', {})
  const second = begin({ functions: work }, first.changes)
  await second.service.call('SendTaskSuccess', { taskToken: tokens.get('a') ?? '', output: '2' })
  expect(await ended(second.service, arn)).toMatchObject({ output: '[1,2]' })
  expect(calls).toBe(1)
})

it('a state that begins anew has the same UUIDs, and no other state has them', async () => {
  const names: string[] = []
  const functions = { note: (event: Json): Promise<Json> | null => (names.push(String(event)) === 1 ? null : new Promise(() => undefined)) }
  const call = (more: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'note', Payload: '{% $uuid() %}' }, ...more })
  const first = begin({ functions })
  await start(first.service, { A: call({ Next: 'B' }), B: call({ End: true }) })
  await expect.poll(() => names.length).toBe(2)
  begin({ functions }, first.changes)
  await expect.poll(() => names.length).toBe(3)
  expect(names[2]).toBe(names[1])
  expect(names[1]).not.toBe(names[0])
})

it('so has one in a branch or an item, whatever its neighbours have done meanwhile', async () => {
  const told: string[] = []
  const functions = { note: (event: Json): Promise<Json> | null => (told.push(String(event)), String(event).startsWith('a') ? null : new Promise(() => undefined)) }
  const call = (name: string, more: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'note', Payload: `{% "${name} " & $states.context.Execution.Name & $uuid() %}` }, ...more })
  const branch = { StartAt: 'A', States: { A: call('a', { Next: 'B' }), B: call('b', { End: true }) } }
  const first = begin({ functions })
  await start(first.service, { P: { Type: 'Parallel', Branches: [branch, { StartAt: 'M', States: { M: { Type: 'Map', Items: [1, 2], ItemProcessor: { StartAt: 'C', States: { C: call('a', { Next: 'D' }), D: call('b', { End: true }) } }, End: true } } }], End: true } })
  await expect.poll(() => told.length).toBe(6)
  const before = told.splice(0).filter((one) => one.startsWith('b')).sort()
  begin({ functions }, first.changes)
  await expect.poll(() => told.length).toBe(3)
  expect(told.sort()).toEqual(before)
  expect(new Set(before).size).toBe(3)
})

it('waits, retries and timeouts end when they would have ended', async () => {
  const states: JsonObject = {
    P: {
      Type: 'Parallel', End: true, Branches: [
        { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } },
        { StartAt: 'T', States: { T: ask('never', { TimeoutSeconds: 3600, Catch: [{ ErrorEquals: ['States.Timeout'], Output: 'late', Next: 'L' }] }), L: { Type: 'Pass', End: true } } },
        { StartAt: 'R', States: { R: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Arguments: {}, Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 3600, MaxAttempts: 1 }], End: true } } },
      ],
    },
  }
  let calls = 0
  const send = (): string => {
    calls += 1
    if (calls === 1) throw { Error: 'E' }
    return 'sent'
  }
  const { tokens, functions } = asker()
  const first = begin({ functions, tasks: { 'sqs:sendMessage': send } })
  const arn = await start(first.service, states)
  await expect.poll(() => tokens.size + calls).toBe(2)
  await first.service.call('ListActivities', {})
  // an hour passes: the process was away
  const later = first.changes.map((change) => ('put' in change && change.put === 'clock' ? { put: 'clock', value: { ...(change.value as JsonObject), real: Number((change.value as JsonObject)['real']) - 3_600_000 } } : change))
  const second = begin({ functions, tasks: { 'sqs:sendMessage': send } }, later)
  expect(await ended(second.service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '[{},"late","sent"]' })
})

it.each<[string, ReplyFacts, JsonObject]>([
  ['result', { result: 'approved' }, { status: 'SUCCEEDED', output: '"approved"' }],
  ['error', { error: { Error: 'Declined' } }, { status: 'FAILED', error: 'Declined' }],
])('a token that a function has been given is not given to it again where a mock says what comes back: the %s', async (_, facts, told) => {
  const { calls, functions } = asker()
  const tasks = { A: reply({ function: true, after: 3600, ...facts }) }
  const first = begin({ functions, tasks })
  const arn = await start(first.service, { A: ask('a') })
  await expect.poll(() => first.changes.some((change) => JSON.stringify(change).includes('"sent":true'))).toBe(true)
  const second = begin({ functions, tasks, speed: 100_000 }, first.changes)
  expect(await ended(second.service, arn)).toMatchObject(told)
  expect(calls).toEqual(['a'])
  expect(await typesOf(second.service, arn)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSubmitted', ...(told['status'] === 'FAILED' ? ['TaskFailed', 'ExecutionFailed'] : ['TaskSucceeded', 'TaskStateExited', 'ExecutionSucceeded'])])
})

it('a function that was to take a token and failed is called again, where the process died before that was known', async () => {
  const { calls, functions } = asker()
  const tasks = { A: reply({ function: true, result: 'approved' }) }
  const first = begin({ functions: { ask: (event) => { void functions['ask']?.(event); throw new TypeError('no') } }, tasks })
  const arn = await start(first.service, { A: ask('a') })
  await ended(first.service, arn)
  // TaskScheduled is known, and what came of it is not
  const moment = first.changes.findIndex((change) => JSON.stringify(change).includes('"over":true'))
  expect(moment).toBeGreaterThan(0)
  const second = begin({ functions, tasks }, first.changes.slice(0, moment))
  expect(await ended(second.service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '"approved"' })
  expect(calls).toEqual(['a', 'a'])
})

it('an attempt that failed is not made again: what comes after a restart is its retry, of a task and of all that a Parallel does', async () => {
  const calls: string[] = []
  let works = false
  const functions = {
    f: (): string => {
      calls.push('f')
      if (works) return 'done'
      throw new TypeError('not yet')
    },
    g: (): Promise<never> => {
      calls.push('g')
      return new Promise(() => undefined)
    },
  }
  const lambda = (name: string): JsonObject => ({ Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true })
  const Retry = [{ ErrorEquals: ['TypeError'], IntervalSeconds: 400, MaxAttempts: 1 }]
  const fails = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, Next: 'F' }, F: lambda('f') } }
  for (const state of [{ ...lambda('f'), Retry }, { Type: 'Parallel', Branches: [fails, { StartAt: 'G', States: { G: lambda('g') } }], Retry, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'E' }], End: true }] as JsonObject[]) {
    works = false
    calls.length = 0
    const first = begin({ functions, speed: 1000 })
    const arn = await start(first.service, { S: state, E: { Type: 'Pass', End: true } })
    await expect.poll(() => calls.filter((one) => one === 'f').length).toBe(1)
    const told = await typesOf(first.service, arn)
    works = true
    calls.length = 0
    const second = begin({ functions, speed: 1000 }, first.changes)
    first.service.close()
    expect(await typesOf(second.service, arn)).toEqual(told)
    await expect.poll(() => calls).toContain('f')
    const types = await typesOf(second.service, arn)
    expect(types.slice(0, told.length)).toEqual(told)
    expect(types.filter((type) => type === 'LambdaFunctionFailed')).toHaveLength(1)
    const scheduled = (those: readonly string[]): number => those.filter((type) => type === 'LambdaFunctionScheduled').length
    expect([scheduled(types), calls.length]).toEqual([scheduled(told) * 2, scheduled(told)])
    await second.service.call('StopExecution', { executionArn: arn })
  }
})

it('an execution that was started by another is started once, and ends with it', async () => {
  const { tokens, functions } = asker()
  const first = begin({ functions })
  await first.service.call('CreateStateMachine', { name: 'child', roleArn, definition: JSON.stringify({ StartAt: 'A', QueryLanguage: 'JSONata', States: { A: ask('a') } }) })
  const arn = await start(first.service, { S: { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Arguments: { StateMachineArn: `${account}:stateMachine:child` }, Output: '{% $states.result.Output %}', End: true } })
  await expect.poll(() => tokens.size).toBe(1)
  const second = begin({ functions }, first.changes)
  const children = async (service: Service): Promise<readonly { status: string }[]> => ((await service.call('ListExecutions', { stateMachineArn: `${account}:stateMachine:child` })) as { executions: { status: string }[] }).executions
  await second.service.call('SendTaskSuccess', { taskToken: tokens.get('a') ?? '', output: '7' })
  expect(await ended(second.service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '7' })
  expect(await children(second.service)).toMatchObject([{ status: 'SUCCEEDED' }])
  const third = begin({ functions }, first.changes)
  await third.service.call('StopExecution', { executionArn: arn })
  expect(await ended(third.service, arn)).toMatchObject({ status: 'ABORTED' })
  await expect.poll(() => children(third.service)).toMatchObject([{ status: 'ABORTED' }])
})

it('a redrive leaves the branches alone that succeeded', async () => {
  const calls: string[] = []
  let works = false
  const functions = { good: () => calls.push('good') * 0, bad: () => { calls.push('bad'); if (!works) throw new TypeError('not yet'); return 1 } }
  const lambda = (name: string): JsonObject => ({ Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true })
  const { service } = begin({ functions })
  const wait = { Type: 'Wait', Seconds: 1, Next: 'B' }
  const arn = await start(service, {
    P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: lambda('good') } }, { StartAt: 'W', States: { W: wait, B: lambda('bad') } }], Retry: [{ ErrorEquals: ['TypeError'], MaxAttempts: 1, IntervalSeconds: 1 }], End: true },
  })
  expect(await ended(service, arn)).toMatchObject({ status: 'FAILED', error: 'TypeError' })
  expect(calls).toEqual(['good', 'bad', 'good', 'bad'])
  works = true
  await service.call('RedriveExecution', { executionArn: arn })
  expect(await ended(service, arn)).toMatchObject({ status: 'SUCCEEDED', output: '[0,1]', redriveCount: 1 })
  expect(calls.slice(4)).toEqual(['bad'])
}, 20_000)
