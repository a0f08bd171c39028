import { isDiagnosticsError, type Definition, type Json, type JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { Run } from '../data/run.js'
import type { Tasks } from '../data/tasks.js'
import { simulate } from './simulate.js'

/** A machine of JSONata states that starts at the first. */
function machine(states: JsonObject, rest: JsonObject = {}): JsonObject {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0] ?? '', States: states, ...rest }
}

const resource = 'arn:aws:states:::lambda:invoke'
const call = (rest: JsonObject = {}): JsonObject => ({ Type: 'Task', Resource: resource, End: true, ...rest })
const pass = (output: Json, rest: JsonObject = {}): JsonObject => ({ Type: 'Pass', Output: output, ...('Next' in rest ? rest : { End: true, ...rest }) })
const scope = (states: JsonObject): JsonObject => ({ StartAt: Object.keys(states)[0] ?? '', States: states })
const throwing = (Error: string, Cause?: string) => () => {
  throw Cause === undefined ? { Error } : { Error, Cause }
}

interface Row {
  readonly states: JsonObject
  readonly input?: Json
  readonly tasks?: Tasks
  readonly run: Partial<Run>
}

function rows(table: { readonly [name: string]: Row }): void {
  it.each(Object.entries(table))('%s', async (_name, { states, input, tasks = {}, run }) => {
    const actual = await simulate(machine(states), { tasks, ...(input === undefined ? {} : { input }) })
    expect(actual).toMatchObject(run)
    // toMatchObject lets an array or object be larger than expected at the top only if it is an object
    if ('output' in run) expect(actual.output).toStrictEqual(run.output)
  })
}

const queryError = (reason: string): Partial<Run> => ({
  status: 'FAILED',
  error: 'States.QueryEvaluationError',
  cause: expect.stringContaining(reason) as unknown as string,
})

describe('Pass', () => {
  rows({
    'hands its input on': { states: { A: { Type: 'Pass', End: true } }, input: { a: 1 }, run: { status: 'SUCCEEDED', output: { a: 1 } } },
    'is given an empty object when there is no input': { states: { A: { Type: 'Pass', End: true } }, run: { output: {} } },
    'computes expressions at any depth and leaves the rest': {
      states: { A: pass({ list: ['{% 1 + 1 %}', 'plain', null], deep: { a: '{% $states.input.a %}' } }) },
      input: { a: [1] },
      run: { output: { list: [2, 'plain', null], deep: { a: [1] } } },
    },
    'fails on an expression that yields nothing': {
      states: { A: pass({ result: '{% $missing %}' }) },
      run: queryError("The JSONata expression '$missing' specified for the field 'Output/result' returned nothing (undefined)."),
    },
    'fails on an expression that throws': {
      states: { A: pass('{% $noSuchFunction(1) %}') },
      run: queryError('threw an error during evaluation. T1006: Attempted to invoke a non-function'),
    },
    'fails on an expression that yields a function': { states: { A: pass('{% $sum %}') }, run: queryError('returned an unsupported result type.') },
    'has no result in its Output': { states: { A: pass('{% $exists($states.result) %}') }, run: { output: false } },
  })
})

describe('variables', () => {
  rows({
    'are seen by later states': {
      states: { A: pass(1, { Assign: { x: '{% $states.input.a %}' }, Next: 'B' }), B: pass('{% $x %}') },
      input: { a: 7 },
      run: { output: 7, path: ['A', 'B'] },
    },
    'are not seen by the Output of the state that assigns them': {
      states: { A: pass(0, { Assign: { x: 1 }, Next: 'B' }), B: pass('{% $x %}', { Assign: { x: 2 } }) },
      run: { output: 1 },
    },
    'stay when others are assigned': {
      states: {
        A: pass(0, { Assign: { x: 1 }, Next: 'B' }),
        B: pass(0, { Assign: { y: '{% $x + 1 %}' }, Next: 'C' }),
        C: pass('{% [$x, $y] %}'),
      },
      run: { output: [1, 2] },
    },
    'of outer scopes are seen inside, and those inside end there': {
      states: {
        A: pass([1, 2], { Assign: { outer: 10 }, Next: 'Each' }),
        Each: {
          Type: 'Map',
          ItemProcessor: scope({ I: pass('{% $states.input %}', { Assign: { inner: '{% $outer + $states.input %}' }, Next: 'J' }), J: pass('{% $inner %}') }),
          Next: 'Z',
        },
        Z: pass({ result: '{% $states.input %}', inner: '{% $exists($inner) %}' }),
      },
      run: { output: { result: [11, 12], inner: false } },
    },
  })
})

describe('Task', () => {
  rows({
    'is answered by its state': { states: { A: call() }, tasks: { A: { ok: true } }, run: { output: { ok: true } } },
    'is answered by its integration': { states: { A: call() }, tasks: { 'lambda:invoke': 7 }, run: { output: 7 } },
    'is answered by its whole resource': { states: { A: call() }, tasks: { [resource]: 7 }, run: { output: 7 } },
    'prefers the answer of its state': { states: { A: call() }, tasks: { 'lambda:invoke': 1, A: 2 }, run: { output: 2 } },
    'hands its arguments and the context to a function': {
      states: { A: call({ Arguments: { n: '{% $states.input.n * 2 %}' } }) },
      input: { n: 4 },
      tasks: { A: (args, context) => ({ args, name: context.State.Name, tries: context.State.RetryCount ?? -1 }) },
      run: {
        output: { args: { n: 8 }, name: 'A', tries: 0 },
        calls: [{ state: 'A', resource, arguments: { n: 8 } }],
      },
    },
    'sends its input where it has no Arguments': { states: { A: call() }, input: { a: 1 }, tasks: { A: (args) => args }, run: { output: { a: 1 } } },
    'shapes its result': { states: { A: call({ Output: '{% $states.result.a & $states.input.b %}' }) }, input: { b: 'y' }, tasks: { A: { a: 'x' } }, run: { output: 'xy' } },
    'fails with what its answer throws': { states: { A: call() }, tasks: { A: throwing('Own.Error', 'why') }, run: { status: 'FAILED', error: 'Own.Error', cause: 'why' } },
    'fails the run when nothing answers, whatever is caught': {
      states: { A: call({ Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }), B: pass(1) },
      run: {
        status: 'FAILED',
        error: 'Stepwright.UnansweredTask',
        cause: expect.stringContaining("add it to tasks: { 'A': … }, or, for all states that call this service, { 'lambda:invoke': … }") as unknown as string,
        path: ['A'],
      },
    },
    'has a token when somebody else must answer': {
      states: { A: { ...call({ Arguments: '{% $states.context.Task.Token %}' }), Resource: `${resource}.waitForTaskToken` } },
      tasks: { A: (token) => token },
      run: { output: 'token of A, attempt 1' },
    },
    'refuses a timeout that is no number': { states: { A: call({ TimeoutSeconds: "{% 'soon' %}" }) }, tasks: { A: 1 }, run: queryError("Expected 'integer', but was 'string'") },
  })

  it('lets what is no States error out, so that an assertion in an answer fails the test', async () => {
    const broken = () => {
      throw new TypeError('mine')
    }
    await expect(simulate(machine({ A: call() }), { tasks: { A: broken } })).rejects.toThrow('mine')
    const inner = machine({ P: { Type: 'Parallel', Branches: [scope({ A: call() })], End: true } }, { TimeoutSeconds: 5 })
    await expect(simulate(inner, { tasks: { A: broken } })).rejects.toThrow('mine')
  })
})

describe('Wait', () => {
  rows({
    'takes virtual time': { states: { A: { Type: 'Wait', Seconds: 432_000, End: true } }, input: 1, run: { output: 1, seconds: 432_000 } },
    'computes its seconds': { states: { A: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } }, input: 5, run: { seconds: 5 } },
    'waits until a timestamp': { states: { A: { Type: 'Wait', Timestamp: '2026-01-01T00:01:00Z', End: true } }, run: { seconds: 60 } },
    'does not wait for the past': { states: { A: { Type: 'Wait', Timestamp: '2016-03-14T01:59:00+01:00', End: true } }, run: { status: 'SUCCEEDED', seconds: 0 } },
    'fails on a wrong timestamp': {
      states: { A: { Type: 'Wait', Timestamp: '{% $states.input %}', End: true } },
      input: '2016-12-05T25:29:29Z',
      run: queryError('The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2016-12-05T25:29:29Z'),
    },
    'is seen by the clock of expressions': {
      states: { A: { Type: 'Wait', Seconds: 90, Next: 'B' }, B: pass({ now: '{% $now() %}', ms: '{% $millis() %}', short: "{% $now('[H01]:[m01]') %}" }) },
      run: { output: { now: '2026-01-01T00:01:30.000Z', ms: Date.UTC(2026, 0, 1, 0, 1, 30), short: '00:01' } },
    },
  })
})

describe('Choice', () => {
  const choice = (...choices: JsonObject[]): JsonObject => ({ Type: 'Choice', Choices: choices, Default: 'D', Assign: { by: 'default' }, Output: 'by default' })
  const ends = { B: pass({ by: '{% $by %}', input: '{% $states.input %}' }), D: pass({ by: '{% $by %}', input: '{% $states.input %}' }) }
  rows({
    'takes the first rule that holds, with its Assign and Output': {
      states: {
        A: choice({ Condition: '{% false %}', Next: 'D' }, { Condition: '{% $states.input > 1 %}', Assign: { by: 'rule' }, Output: 'by rule', Next: 'B' }, { Condition: true, Next: 'D' }),
        ...ends,
      },
      input: 2,
      run: { output: { by: 'rule', input: 'by rule' }, path: ['A', 'B'] },
    },
    "does not take the state's own Assign and Output for a rule that has none": {
      states: { A: choice({ Condition: true, Next: 'B' }), B: pass({ by: '{% $exists($by) %}', input: '{% $states.input %}' }), D: ends.D },
      input: 2,
      run: { output: { by: false, input: 2 } },
    },
    "takes Default with the state's own Assign and Output": {
      states: { A: choice({ Condition: '{% $states.input > 1 %}', Next: 'B' }), ...ends },
      input: 0,
      run: { output: { by: 'default', input: 'by default' }, path: ['A', 'D'] },
    },
    'fails when no rule holds and there is no Default': {
      states: { A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'B' }] }, B: pass(1) },
      run: { status: 'FAILED', error: 'States.NoChoiceMatched' },
    },
    'fails on a condition that is no boolean': { states: { A: choice({ Condition: '{% 0 %}', Next: 'B' }), ...ends }, run: queryError("Expected 'boolean', but was 'number' for value: 0") },
    'fails on a condition that yields nothing': { states: { A: choice({ Condition: '{% $states.input.x < 96 %}', Next: 'B' }), ...ends }, run: queryError('returned nothing') },
  })
})

describe('Map', () => {
  const each = (states: JsonObject, rest: JsonObject = {}): JsonObject => ({ Type: 'Map', ItemProcessor: scope(states), End: true, ...rest })
  const waiting = { W: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } }
  rows({
    'runs its input': { states: { A: each({ I: pass('{% $states.input * 2 %}') }) }, input: [1, 2], run: { output: [2, 4], path: ['A', 'I', 'I'] } },
    'runs Items, literal or computed': { states: { A: each({ I: pass('{% $states.input %}') }, { Items: [1, '{% 1 + 1 %}'] }) }, run: { output: [1, 2] } },
    'yields an empty list for one': { states: { A: each({ I: pass(1) }) }, input: [], run: { output: [], path: ['A'] } },
    'keeps the order of items, whichever ends first': { states: { A: each(waiting) }, input: [3, 1, 2], run: { output: [3, 1, 2], seconds: 3 } },
    'runs no more at once than MaxConcurrency': { states: { A: each(waiting, { MaxConcurrency: 1 }) }, input: [3, 1, 2], run: { output: [3, 1, 2], seconds: 6 } },
    'lets ItemSelector see the item, the outer input and variables': {
      states: {
        S: pass('{% $states.input %}', { Assign: { v: 'v' }, Next: 'A' }),
        A: each(
          { I: { Type: 'Pass', End: true } },
          {
            Items: '{% $states.input.list %}',
            ItemSelector: { at: '{% $states.context.Map.Item.Index %}', item: '{% $states.context.Map.Item.Value %}', of: '{% $states.input.of %}', v: '{% $v %}' },
          },
        ),
      },
      input: { list: ['x'], of: 'y' },
      run: { output: [{ at: 0, item: 'x', of: 'y', v: 'v' }] },
    },
    'shapes its result': { states: { A: each({ I: pass(1) }, { Output: { all: '{% $states.result %}', of: '{% $count($states.input) %}' } }) }, input: [7], run: { output: { all: [1], of: 1 } } },
    'fails on input that is no list': { states: { A: each({ I: pass(1) }) }, input: true, run: queryError('Map state input must be an array but was: true') },
    'fails on Items that yield no list': {
      states: { A: each({ I: pass(1) }, { Items: '{% $states.input %}' }) },
      input: { foo: 'bar' },
      run: queryError(`specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"foo":"bar"}`),
    },
    'fails with the item that fails first, and ends the others': {
      states: {
        A: each({ W: { Type: 'Wait', Seconds: '{% $states.input %}', Next: 'F' }, F: { Type: 'Fail', Error: "{% 'after ' & $states.input %}" } }, { Items: [5, 2, 9] }),
      },
      run: { status: 'FAILED', error: 'after 2', seconds: 2, path: ['A', 'W', 'W', 'W', 'F'] },
    },
    'does not go on with the items that a failure has ended': {
      states: {
        A: {
          ...each({ W: { Type: 'Wait', Seconds: '{% $states.input %}', Next: 'F' }, F: { Type: 'Fail', Error: 'F' } }, { Items: [5, 2, 9] }),
          Catch: [{ ErrorEquals: ['F'], Next: 'Z' }],
        },
        Z: { Type: 'Wait', Seconds: 100, End: true },
      },
      run: { status: 'SUCCEEDED', seconds: 102, path: ['A', 'W', 'W', 'W', 'F', 'Z'] },
    },
    'is retried as a whole': {
      states: { A: each({ T: call() }, { Retry: [{ ErrorEquals: ['Busy'] }] }) },
      input: [1],
      tasks: { T: failingTimes(1, 'Busy', 'done') },
      run: { output: ['done'], seconds: 1 },
    },
  })
})

describe('Parallel', () => {
  const branches = (...each: JsonObject[]): JsonObject => ({ Type: 'Parallel', Branches: each, End: true })
  const slow = (seconds: number, end: JsonObject): JsonObject => scope({ [`W${seconds}`]: { Type: 'Wait', Seconds: seconds, Next: `E${seconds}` }, [`E${seconds}`]: end })
  rows({
    'gathers its branches in order': {
      states: { P: branches(slow(3, pass('{% $states.input %}')), slow(1, pass(2))) },
      input: 'in',
      run: { output: ['in', 2], seconds: 3, path: ['P', 'W3', 'W1', 'E1', 'E3'] },
    },
    'goes on in the order of branches where they are due at once': {
      states: {
        P: branches(
          scope({ A: { Type: 'Wait', Seconds: 1, Next: 'A2' }, A2: pass(1) }),
          scope({ B: { Type: 'Wait', Seconds: 1, Next: 'B2' }, B2: pass(2) }),
        ),
      },
      run: { output: [1, 2], path: ['P', 'A', 'B', 'A2', 'B2'] },
    },
    'gives its Arguments to each branch': { states: { P: { ...branches(scope({ A: { Type: 'Pass', End: true } })), Arguments: { a: '{% 1 + 1 %}' } } }, run: { output: [{ a: 2 }] } },
    'fails with the branch that fails first': {
      states: { P: branches(slow(3, pass(1)), slow(1, { Type: 'Fail', Error: 'Early', Cause: 'too' })) },
      run: { status: 'FAILED', error: 'Early', cause: 'too', seconds: 1, path: ['P', 'W3', 'W1', 'E1'] },
    },
    'catches what a branch fails with': {
      states: {
        P: { ...branches(slow(1, { Type: 'Fail', Error: 'Early' })), Catch: [{ ErrorEquals: ['Early'], Next: 'B' }] },
        B: { Type: 'Pass', End: true },
      },
      run: { status: 'SUCCEEDED', output: { Error: 'Early', Cause: '' } },
    },
  })
})

describe('Succeed and Fail', () => {
  rows({
    'Succeed ends the run with its Output': { states: { A: { Type: 'Succeed', Output: '{% $states.input.a %}' } }, input: { a: 1 }, run: { status: 'SUCCEEDED', output: 1 } },
    'Succeed in a Map ends its item': { states: { A: { Type: 'Map', ItemProcessor: scope({ S: { Type: 'Succeed' } }), Next: 'B' }, B: { Type: 'Pass', End: true } }, input: [1], run: { output: [1], path: ['A', 'S', 'B'] } },
    'Fail computes its error and cause': {
      states: { A: { Type: 'Fail', Error: "{% 'E' & $states.input %}", Cause: 'plain' } },
      input: 1,
      run: { status: 'FAILED', error: 'E1', cause: 'plain' },
    },
    'Fail wants texts': { states: { A: { Type: 'Fail', Error: '{% 1 %}' } }, run: queryError("Expected 'string', but was 'number'") },
  })

  it('Fail without Error and Cause leaves both out', async () => {
    const run = await simulate(machine({ A: { Type: 'Fail' } }))
    expect(run).toMatchObject({ status: 'FAILED', path: ['A'], calls: [], seconds: 0 })
    expect('error' in run || 'cause' in run).toBe(false)
  })
})

/** Fails some times, then yields `value`. */
function failingTimes(times: number, error: string, value: Json): () => Json {
  let left = times
  return () => {
    if (left-- > 0) throw { Error: error }
    return value
  }
}

describe('Retry and Catch', () => {
  const retried = (retrier: JsonObject): JsonObject => ({ A: call({ Retry: [{ ErrorEquals: ['Busy'], ...retrier }] }) })
  const caught = (catcher: JsonObject): JsonObject => ({ A: call({ Catch: [{ Next: 'B', ...catcher }] }), B: { Type: 'Pass', End: true } })
  rows({
    'waits 1, 2 and 4 seconds when nothing is said': { states: retried({}), tasks: { A: failingTimes(3, 'Busy', 1) }, run: { output: 1, seconds: 7 } },
    'gives up after MaxAttempts': { states: retried({ MaxAttempts: 2 }), tasks: { A: failingTimes(3, 'Busy', 1) }, run: { status: 'FAILED', error: 'Busy', seconds: 3 } },
    'never retries with MaxAttempts 0': { states: retried({ MaxAttempts: 0 }), tasks: { A: failingTimes(1, 'Busy', 1) }, run: { status: 'FAILED', seconds: 0 } },
    'waits no longer than MaxDelaySeconds': {
      states: retried({ IntervalSeconds: 10, BackoffRate: 3, MaxDelaySeconds: 15 }),
      tasks: { A: failingTimes(2, 'Busy', 1) },
      run: { output: 1, seconds: 25 },
    },
    'counts each retrier by itself': {
      states: { A: call({ Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }, { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 1 }] }) },
      tasks: { A: alternating(['Busy', 'Other', undefined]) },
      run: { output: 'done', seconds: 6 },
    },
    'tells the number of the attempt': { states: retried({}), tasks: { A: (_, context) => retryOnce(context.State.RetryCount ?? -1) }, run: { output: 1 } },
    'does not retry other errors': { states: retried({}), tasks: { A: failingTimes(1, 'Other', 1) }, run: { status: 'FAILED', error: 'Other' } },
    'hands the error on, where the catcher has no Output': { states: caught({ ErrorEquals: ['Busy'] }), tasks: { A: throwing('Busy', 'why') }, run: { output: { Error: 'Busy', Cause: 'why' }, path: ['A', 'B'] } },
    'lets a catcher see the error and the input': {
      states: caught({ ErrorEquals: ['States.ALL'], Output: { error: '{% $states.errorOutput.Error %}', input: '{% $states.input %}' } }),
      input: 1,
      tasks: { A: throwing('Busy') },
      run: { output: { error: 'Busy', input: 1 } },
    },
    'lets a catcher assign': {
      states: { ...caught({ ErrorEquals: ['Busy'], Assign: { error: '{% $states.errorOutput.Error %}' } }), B: pass('{% $error %}') },
      tasks: { A: throwing('Busy') },
      run: { output: 'Busy' },
    },
    'retries before it catches': {
      states: { A: call({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }), B: pass(2) },
      tasks: { A: throwing('Busy') },
      run: { output: 2, seconds: 1 },
    },
    'States.TaskFailed means any error': { states: caught({ ErrorEquals: ['States.TaskFailed'] }), tasks: { A: throwing('Lambda.Unknown') }, run: { status: 'SUCCEEDED' } },
    'States.TaskFailed does not mean a timeout': { states: caught({ ErrorEquals: ['States.TaskFailed'] }), tasks: { A: throwing('States.Timeout') }, run: { status: 'FAILED', error: 'States.Timeout' } },
    'States.Runtime is not caught': { states: caught({ ErrorEquals: ['States.Runtime', 'States.ALL'] }), tasks: { A: throwing('States.Runtime') }, run: { status: 'FAILED', error: 'States.Runtime' } },
    'a query error is caught': {
      states: { A: call({ Output: '{% $missing %}', Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'B' }] }), B: pass(2) },
      tasks: { A: 1 },
      run: { output: 2 },
    },
  })
})

function retryOnce(retries: number): Json {
  if (retries === 0) throw { Error: 'Busy' }
  return retries
}

function alternating(errors: (string | undefined)[]): () => Json {
  let at = 0
  return () => {
    const Error = errors[at++]
    if (Error !== undefined) throw { Error }
    return 'done'
  }
}

describe('every machine ends', () => {
  it('one that loops fails after 25,000 steps, under any Catch', async () => {
    const run = await simulate(machine({ A: { Type: 'Wait', Seconds: 1, Next: 'A' } }))
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: 'The execution reached the maximum number of history events (25000).', seconds: 12_499 })
    expect(run.path).toHaveLength(12_499)
    expect(run.events).toHaveLength(25_000)
  })

  it('one that retries for ever fails too', async () => {
    const states = { A: call({ Retry: [{ ErrorEquals: ['States.ALL'], BackoffRate: 1, MaxAttempts: 99_999_999 }] }) }
    const run = await simulate(machine(states), { tasks: { A: throwing('Busy') } })
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime', path: ['A'] })
    expect(run.events).toHaveLength(25_000)
  })

  it('one that is out of time ends then, without an error', async () => {
    const run = await simulate(machine({ A: { Type: 'Wait', Seconds: 100, Next: 'B' }, B: pass(1) }, { TimeoutSeconds: 60 }))
    expect(run).toMatchObject({ status: 'TIMED_OUT', path: ['A'], calls: [], seconds: 60 })
    expect('error' in run || 'cause' in run).toBe(false)
  })
})

describe('before anything runs', () => {
  const refused: { readonly [name: string]: readonly [JsonObject, string, string] } = {
    'a field of the other query language': [machine({ A: { Type: 'Pass', ResultPath: '$.a', End: true } }), 'schema/other-query-language', '/States/A/ResultPath'],
    'a field that does not exist': [machine({ A: { Type: 'Pass', Outptu: 1, End: true } }), 'schema/unknown-field', '/States/A/Outptu'],
    'a field inside a branch': [
      machine({ A: { Type: 'Parallel', Branches: [scope({ B: pass(1) }), scope({ C: { Type: 'Pass', Parameters: {}, End: true } })], End: true } }),
      'schema/other-query-language',
      '/States/A/Branches/1/States/C/Parameters',
    ],
    'a path that does not parse': [{ StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$.[', End: true } } }, 'run/malformed-machine', '/States/A/InputPath'],
    'a target that does not exist': [machine({ Ship: pass(1, { Next: 'Shp' }) }), 'run/malformed-machine', '/States/Ship/Next'],
    'a target in an outer scope': [machine({ A: { Type: 'Map', ItemProcessor: scope({ B: pass(1, { Next: 'A' }) }), End: true } }), 'run/malformed-machine', '/States/A/ItemProcessor/States/B/Next'],
    'a StartAt that does not exist': [machine({ A: pass(1) }, { StartAt: 'B' }), 'run/malformed-machine', '/StartAt'],
    'a state without an end': [machine({ A: { Type: 'Pass' } }), 'schema/missing-field', '/States/A'],
    'a state with two ends': [machine({ A: { Type: 'Pass', Next: 'A', End: true } }), 'schema/conflicting-fields', '/States/A/End'],
    'a state of no type': [machine({ A: { Type: 'Nap' } }), 'schema/unknown-value', '/States/A/Type'],
    'a Map without states': [machine({ A: { Type: 'Map', End: true } }), 'schema/missing-field', '/States/A'],
    'a wait of no kind': [machine({ A: { Type: 'Wait', End: true } }), 'schema/missing-field', '/States/A'],
    'a number out of range': [machine({ A: { Type: 'Wait', Seconds: -1, End: true } }), 'schema/out-of-range', '/States/A/Seconds'],
    'an expression that does not parse': [machine({ A: pass({ a: ['{% 1 + %}'] }) }), 'run/malformed-machine', '/States/A/Output/a/0'],
    'a variable of an outer scope, assigned inside': [
      machine({
        A: { Type: 'Map', ItemProcessor: scope({ B: { ...call({ Catch: [{ ErrorEquals: ['E'], Assign: { x: 1 }, Next: 'C' }] }) }, C: pass(1) }), Next: 'D' },
        D: pass(1, { Assign: { x: 1 } }),
      }),
      'run/malformed-machine',
      '/States/A/ItemProcessor/States/B/Catch/0/Assign/x',
    ],
    'a ResultPath that names many places': [{ StartAt: 'A', States: { A: { Type: 'Pass', ResultPath: '$.a[*]', End: true } } }, 'run/malformed-machine', '/States/A/ResultPath'],
    'no machine at all': [{}, 'schema/missing-field', ''],
  }
  it.each(Object.entries(refused))('%s is refused', async (_name, [document, code, at]) => {
    expect(await diagnosticsOf(document)).toContainEqual({ code, at })
  })

  it('an unknown task is refused, with the nearest name', async () => {
    const thrown = await simulate(machine({ Charge: call() }), { tasks: { Chrage: 1, 'lambda:invoke': 1 } }).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ diagnostics: [{ code: 'run/unknown-task', help: 'use "Charge"' }] })
  })

  it('a definition is run as it is written, and its diagnostics name the place in TypeScript', async () => {
    const sleeping = { kind: 'Wait', name: 'A', pointer: '/States/A', seconds: 3, end: true } as const
    const definition: Definition = {
      name: 'nap',
      type: 'STANDARD',
      machine: { kind: 'StateMachine', pointer: '', queryLanguage: 'JSONata', startAt: 'A', states: [sleeping] },
      provenance: new Map([['/States/A/Next', { file: 'nap.ts', line: 3, column: 5 }]]),
      parameters: [],
    }
    expect(await simulate(definition)).toMatchObject({ status: 'SUCCEEDED', seconds: 3 })
    const lost = { ...definition, machine: { ...definition.machine, states: [{ kind: 'Wait', name: 'A', pointer: '/States/A', seconds: 3, next: 'B' }] } } as const
    const thrown = await simulate(lost).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ diagnostics: [{ location: { source: 'nap', callSite: { file: 'nap.ts', line: 3 } } }] })
  })
})

async function diagnosticsOf(document: JsonObject): Promise<readonly { readonly code: string; readonly at: string }[]> {
  try {
    await simulate(document)
  } catch (thrown) {
    if (isDiagnosticsError(thrown)) return thrown.diagnostics.map(({ code, location }) => ({ code, at: location.pointer }))
    throw thrown
  }
  return []
}

describe('equal runs', () => {
  it('interleave equally, however long answers really take', async () => {
    const document = machine({ A: { Type: 'Map', ItemProcessor: scope({ W: { Type: 'Wait', Seconds: '{% $states.input %}', Next: 'T' }, T: call() }), End: true } })
    const late: Tasks = { T: async (n) => new Promise((resolve) => setTimeout(() => resolve(n), 5 - Number(n))) }
    const prompt: Tasks = { T: (n) => n }
    const input = [2, 1, 2, 0]
    expect(await simulate(document, { input, tasks: late })).toStrictEqual(await simulate(document, { input, tasks: prompt }))
  })
})
