import { invariant, type Json, type JsonObject, type QueryLanguage } from '@stepwright/asl'
import { callTask } from '../data/call-task.js'
import { chanceOf } from '../data/chance.js'
import { Clock } from '../data/clock.js'
import type { ContextObject } from '../data/context.js'
import type { ResilientFields, StateDocument } from '../data/document.js'
import { createObjectStore } from '../data/objects.js'
import { failed, settled, type Failure, type Settled } from '../data/settled.js'
import type { Execution, Exit, Station, Visit } from '../data/visit.js'
import { createHistory } from '../events/history.js'
import { threadOf } from '../events/thread.js'
import { dialectOf } from '../languages/dialect-of.js'
import { recover, type Recovery } from '../states/recover.js'
import { runMocked, type MockedWork } from './run-mocked.js'
import type { TestStateAnswer, TestStateRequest, TestStateResponse } from './test-request.js'

/** The state that is tested. */
export interface TestSubject {
  readonly state: StateDocument
  readonly language: QueryLanguage
}

/** Runs the state of a request that has been checked. */
export async function runTest({ state, language }: TestSubject, request: TestStateRequest): Promise<TestStateAnswer> {
  const input = JSON.parse(request.input ?? '{}') as Json
  const mocked = mockedWork(request)
  if (mocked !== undefined && mocked.result.ok && Array.isArray(mocked.result.value) && mocked.failures > mocked.result.value.length) {
    return { refusal: { code: 'ValidationException', message: 'Map iteration failure count must be less than or equal to the number of Map iterations' } }
  }
  const stations = new Map<Station, Json>()
  const visit = visitOf(language, input, request, { mocked, inspect: (station, value) => void stations.set(station, value) })
  // recorded: a Fail in JSONPath has an InputPath all the same
  if (state.Type === 'Fail') await dialectOf(visit).input(visit, {})
  const exit = await runMocked(state, isRetriable(state) ? withRetryCount(visit, request) : visit, mocked)
  const ending = exit.ok ? succeeded(exit.value) : await endingOf(state, visit, exit.failure, request)
  const shown = inspectionOf(state, stations, { input, mocked, request })
  if (request.inspectionLevel !== 'DEBUG' && request.inspectionLevel !== 'TRACE') return { response: ending.response }
  const { errorDetails } = ending
  return { response: { ...ending.response, inspectionData: { ...shown, ...(errorDetails === undefined ? {} : { errorDetails }) } } }
}

interface Ending {
  readonly response: TestStateResponse
  readonly errorDetails?: JsonObject
}

function succeeded({ output, next }: Exit): Ending {
  return { response: { status: 'SUCCEEDED', output: JSON.stringify(output), ...(next === undefined ? {} : { nextState: next }) } }
}

async function endingOf(state: StateDocument, visit: Visit, failure: Failure, { stateConfiguration }: TestStateRequest): Promise<Ending> {
  const { error, cause } = failure
  const said = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
  const recovery = isRetriable(state) ? recoveryOf(state, failure, stateConfiguration?.retrierRetryCount ?? 0) : undefined
  if (recovery === undefined) return { response: { status: 'FAILED', ...said } }
  if ('retryAfter' in recovery) {
    return { response: { status: 'RETRIABLE', ...said }, errorDetails: { retryIndex: recovery.index, retryBackoffIntervalSeconds: recovery.retryAfter } }
  }
  const errorOutput = { Error: error ?? '', Cause: cause ?? '' }
  const exit = await dialectOf(visit).leave(withRetryCount(visit, {}), recovery.catcher, { value: errorOutput, errorOutput, merges: 'error' })
  if (!exit.ok) return { response: { status: 'FAILED', ...(exit.failure.error === undefined ? {} : { error: exit.failure.error }), cause: exit.failure.cause ?? '' } }
  const { output, nextState } = succeeded(exit.value).response
  invariant(output !== undefined && nextState !== undefined, 'a catcher goes on with an output')
  return { response: { status: 'CAUGHT_ERROR', ...said, output, nextState }, errorDetails: { catchIndex: recovery.index } }
}

function recoveryOf(state: ResilientFields, failure: Failure, used: number): Recovery {
  return recover(state, failure, new Map((state.Retry ?? []).map((retrier) => [retrier, used])), () => 1)
}

const isRetriable = (state: StateDocument): state is StateDocument & ResilientFields => state.Type === 'Task' || state.Type === 'Map' || state.Type === 'Parallel'

function mockedWork({ mock, stateConfiguration }: Pick<TestStateRequest, 'mock' | 'stateConfiguration'>): MockedWork | undefined {
  if (mock === undefined) return undefined
  const { errorOutput, result } = mock
  const yields: Settled<Json> = errorOutput === undefined
    ? settled(JSON.parse(result ?? 'null') as Json)
    : failed({ error: errorOutput.error, ...(errorOutput.cause === undefined ? {} : { cause: errorOutput.cause }) })
  return { result: yields, failures: stateConfiguration?.mapIterationFailureCount ?? 0 }
}

function visitOf(language: QueryLanguage, input: Json, request: TestStateRequest, { mocked, inspect }: { readonly mocked: MockedWork | undefined; readonly inspect: NonNullable<Execution['inspect']> }): Visit {
  const clock = new Clock(startOfTests)
  const thread = threadOf(createHistory(25_000, () => clock.milliseconds))
  const execution: Execution = {
    clock,
    chance: chanceOf(0),
    objects: createObjectStore({}),
    token: (name) => `token of ${name}`,
    inspect,
    isFull: () => false,
    enter: () => undefined,
    cover: () => undefined,
    // a Map and a Parallel have a mock, so that nothing inside them runs
    runScope: async () => settled(null),
    runChild: async () => settled(null),
    call: async (call, context) => {
      if (mocked === undefined) return callTask(request.tasks ?? {}, call, context)
      if (mocked.result.ok) return settled({ result: mocked.result.value })
      const { error = '', cause } = mocked.result.failure
      return settled({ error: { Error: error, ...(cause === undefined ? {} : { Cause: cause }) } })
    },
  }
  return {
    name: 'StateName', language, input, execution, thread,
    variables: JSON.parse(request.variables ?? '{}') as JsonObject,
    context: contextOf(input, request),
    group: { parent: undefined, cancelled: false },
    entered: 0,
    before: 0,
  }
}

const startOfTests = Date.UTC(2026, 0, 1)

/** Recorded: it looks like an EXPRESS execution's, and the state is called StateName whatever it is called. */
function contextOf(Input: Json, { context, roleArn, accountId }: TestStateRequest): ContextObject {
  // what the request gives is all there is, so that paths into the rest find nothing
  if (context !== undefined) return JSON.parse(context) as ContextObject
  const account = accountId ?? /^arn:[^:]+:iam::(\d+):/.exec(roleArn ?? '')?.[1] ?? '123456789012'
  const at = new Date(startOfTests).toISOString()
  const arn = `arn:aws:states:us-east-1:${account}`
  return {
    Execution: { Id: `${arn}:express:TestState:test`, Input, Name: 'test', RoleArn: roleArn ?? null, StartTime: at },
    StateMachine: { Id: `${arn}:stateMachine:TestState`, Name: 'TestState' },
    State: { Name: 'StateName', EnteredTime: at },
  }
}

/** A context object of the request's own stays as it is. */
function withRetryCount(visit: Visit, { context }: Pick<TestStateRequest, 'context'>): Visit {
  return context === undefined ? { ...visit, context: { ...visit.context, State: { ...visit.context.State, RetryCount: 0 } } } : visit
}

interface Given {
  readonly input: Json
  readonly mocked: MockedWork | undefined
  readonly request: TestStateRequest
}

/** Documents are texts; those that were given come back as they were written. */
function inspectionOf(state: StateDocument, stations: ReadonlyMap<Station, Json>, { input, mocked, request }: Given): JsonObject {
  const given = new Map<Json, string>([[input, request.input ?? '{}']])
  if (mocked?.result.ok === true) given.set(mocked.result.value, request.mock?.result ?? 'null')
  const textOf = (value: Json): Json => (typeof value === 'object' && value !== null ? (given.get(value) ?? JSON.stringify(value)) : JSON.stringify(value))
  const hides = hidden(state)
  const shown = [...stations].filter(([station]) => !hides.includes(station))
  return {
    input: textOf(input),
    ...Object.fromEntries(shown.map(([station, value]) => [station, counts.includes(station) ? value : textOf(value)])),
    ...(request.variables === undefined ? {} : { variables: request.variables }),
  }
}

const counts: readonly Station[] = ['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage']

/** Recorded: stations that a type of state does not show. */
function hidden(state: StateDocument): readonly Station[] {
  if (state.Type === 'Parallel') return ['afterInputPath', 'afterParameters', 'afterArguments', 'result']
  return state.Type === 'Pass' && state.Result !== undefined ? ['afterInputPath', 'afterParameters'] : []
}
