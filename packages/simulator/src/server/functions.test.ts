import type { Json, JsonObject } from '@stepwright/asl'
import { expect, it } from 'vitest'
import type { LocalFunctions } from '../data/invoke-function.js'
import { reply, type ReplyFacts } from '../data/reply.js'
import { createService } from '../service/create-service.js'
import { createStore } from '../service/store.js'

const lambda = (resource: string, more: JsonObject = {}): JsonObject => ({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: { FunctionName: 'F', Payload: { token: resource.endsWith('Token') ? '{% $states.context.Task.Token %}' : '' } }, Output: '{% $states.result %}', End: true, ...more })
const plain = (more: JsonObject = {}): JsonObject => lambda('lambda:invoke', more)
const callback = (more: JsonObject = {}): JsonObject => lambda('lambda:invoke.waitForTaskToken', more)
const never = (): Promise<Json> => new Promise(() => undefined)
const refuse = (thrown: unknown) => (): Json => {
  throw thrown
}

/** What only a module of --mocks can do: a mock that is a function, and throws. */
it.each<[string, JsonObject]>([['a task', plain()], ['a callback', callback()]])('a mock of %s that throws fails the execution', async (_, state) => {
  expect(await run(state, refuse(Object.create(null)), {})).toMatchObject({ status: 'FAILED', error: 'Stepwright.MockFailed' })
})

/** Runs a task whose function answers, as its mock says; tells of its end, and how often the function was called. */
async function run(state: JsonObject, mock: ReplyFacts | (() => Json) | undefined, functions: LocalFunctions): Promise<JsonObject> {
  let calls = 0
  const counted: LocalFunctions = Object.fromEntries(Object.entries(functions).map(([name, code]): [string, LocalFunctions[string]] => [name, (event) => { calls++; return code(event) }]))
  const service = createService({ store: createStore(), speed: 1000, functions: counted, tasks: mock === undefined ? {} : { T: typeof mock === 'function' ? mock : reply(mock) } })
  await service.call('CreateStateMachine', { name: 'm', roleArn: 'arn:aws:iam::123456789012:role/r', definition: JSON.stringify({ StartAt: 'T', QueryLanguage: 'JSONata', States: { T: state } }) })
  const { executionArn } = (await service.call('StartExecution', { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m' })) as { executionArn: string }
  for (;;) {
    const told = (await service.call('DescribeExecution', { executionArn })) as JsonObject
    if (told['status'] !== 'RUNNING') return { ...told, calls }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

it.each<[string, JsonObject, ReplyFacts | undefined, LocalFunctions, JsonObject]>([
  ['answers', plain(), { function: true }, { F: () => 'yes' }, { status: 'SUCCEEDED', calls: 1, output: JSON.stringify({ ExecutedVersion: '$LATEST', Payload: 'yes', StatusCode: 200 }) }],
  ['answers after a while', plain({ TimeoutSeconds: 1000 }), { function: true, after: 50 }, { F: () => 'yes' }, { status: 'SUCCEEDED', calls: 1 }],
  ['takes a token, and what comes back is what the mock says', callback(), { function: true, after: 1, result: 'approved' }, { F: () => 'asked' }, { status: 'SUCCEEDED', calls: 1, output: '"approved"' }],
  ['takes a token, and what comes back is the mock\'s error', callback(), { function: true, error: { Error: 'Declined' } }, { F: () => 'asked' }, { status: 'FAILED', calls: 1, error: 'Declined' }],
  ['fails when it is to take a token', callback(), { function: true, after: 90_000_000, result: 'approved' }, { F: refuse(new TypeError('no')) }, { status: 'FAILED', calls: 1, error: 'TypeError' }],
  ['takes too long', plain({ TimeoutSeconds: 1 }), { function: true }, { F: never }, { status: 'FAILED', calls: 1, error: 'States.Timeout' }],
  ['takes too long, by its mock', plain({ TimeoutSeconds: 1 }), { function: true, after: 2 }, { F: () => 'yes' }, { status: 'FAILED', calls: 1, error: 'States.Timeout' }],
  ['takes too long for a token', callback({ TimeoutSeconds: 1 }), { function: true, result: 'approved' }, { F: never }, { status: 'FAILED', calls: 1, error: 'States.Timeout' }],
  ['never answers, by its mock', plain({ TimeoutSeconds: 1 }), { function: true, never: true }, { F: () => 'yes' }, { status: 'FAILED', calls: 1, error: 'States.Timeout' }],
  ['is not there', plain(), { function: true }, { G: () => 'yes' }, { status: 'FAILED', calls: 0, error: 'Stepwright.UnansweredTask', cause: expect.stringContaining('declared are "G"') as string }],
  ['is not there to take a token', callback(), { function: true }, { G: () => 'yes' }, { status: 'FAILED', calls: 0, error: 'Stepwright.UnansweredTask', cause: expect.stringContaining('declared are "G"') as string }],
  ['is not there to take a token, and what would come back is known', callback(), { function: true, result: 1 }, {}, { status: 'FAILED', calls: 0, error: 'Stepwright.UnansweredTask' }],
  ['throws what has no text', plain(), undefined, { F: refuse(Object.create(null)) }, { status: 'FAILED', calls: 1, error: 'handled' }],
  ['throws an error without the members of one', plain(), undefined, { F: refuse(Object.assign(new Error('x'), { stack: 7 })) }, { status: 'FAILED', calls: 1, error: 'handled' }],
])('a function that %s', async (_, state, mock, functions, told) => expect(await run(state, mock, functions)).toMatchObject(told))
