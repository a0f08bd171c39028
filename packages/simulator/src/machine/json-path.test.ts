import type { Json, JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { Run } from '../data/run.js'
import type { Tasks } from '../data/tasks.js'
import { simulate } from './simulate.js'

const call = (rest: JsonObject = {}): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...rest })
const pass = (rest: JsonObject = {}): JsonObject => ({ Type: 'Pass', ...('Next' in rest ? rest : { End: true, ...rest }) })
const machine = (states: JsonObject): JsonObject => ({ StartAt: Object.keys(states)[0] ?? '', States: states })

interface Row {
  readonly states: JsonObject
  readonly input?: Json
  readonly tasks?: Tasks
  readonly run: Partial<Run>
}

function rows(table: { readonly [name: string]: Row }): void {
  it.each(Object.entries(table))('%s', async (_name, { states, input = {}, tasks = {}, run }) => {
    const actual = await simulate(machine(states), { tasks, input })
    expect(actual).toMatchObject(run)
    if ('output' in run) expect(actual.output).toStrictEqual(run.output)
  })
}

const failing = (cause: string, error = 'States.Runtime', state = 'A'): Partial<Run> => ({
  status: 'FAILED',
  error,
  cause: `An error occurred while executing the state '${state}' (entered at the event id #2). ${cause}`,
})

describe('the data flow of a JSONPath state', () => {
  rows({
    'goes through all five filters in order': {
      states: {
        A: call({
          InputPath: '$.in',
          Parameters: { 'n.$': '$.n', fixed: 1 },
          ResultSelector: { 'got.$': '$.value' },
          ResultPath: '$.out',
          OutputPath: '$.out.got',
        }),
      },
      input: { in: { n: 7 }, other: 2 },
      tasks: { A: (args) => ({ value: { args } }) },
      run: { output: { args: { n: 7, fixed: 1 } } },
    },
    'puts the result into the whole input, not into what InputPath left': {
      states: { A: call({ InputPath: '$.in', ResultPath: '$.out' }) },
      input: { in: 1, other: 2 },
      tasks: { A: 9 },
      run: { output: { in: 1, other: 2, out: 9 } },
    },
    'drops the result where ResultPath is null': { states: { A: call({ ResultPath: null }) }, input: { a: 1 }, tasks: { A: 9 }, run: { output: { a: 1 } } },
    'makes an empty object where InputPath or OutputPath is null': {
      states: { A: pass({ InputPath: null, ResultPath: '$.r', Next: 'B' }), B: pass({ Assign: { 'seen.$': '$' }, OutputPath: null }) },
      input: { a: 1 },
      run: { output: {}, variables: { seen: { a: 1, r: {} } } },
    },
    'prefers the Result of a Pass to its Parameters, and takes it as it stands': {
      states: { A: pass({ Parameters: { a: 1 }, Result: { 'a.$': '$.b' } }) },
      run: { output: { 'a.$': '$.b' } },
    },
    'reads variables and the context object': {
      states: { A: pass({ Assign: { 'x.$': '$.n' }, Next: 'B' }), B: pass({ Parameters: { 'x.$': '$x', 'name.$': '$$.State.Name', 'all.$': "States.Format('{}-{}', $x, $$.State.Name)" } }) },
      input: { n: 3 },
      run: { output: { x: 3, name: 'B', all: '3-B' }, variables: { x: 3 } },
    },
    'assigns from the result, after ResultSelector': {
      states: { A: call({ ResultSelector: { 'v.$': '$.value' }, Assign: { 'all.$': '$' }, ResultPath: null }) },
      tasks: { A: { value: 5, more: 6 } },
      run: { variables: { all: { v: 5 } } },
    },
    'hands a caught error on inside the input': {
      states: { A: call({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'B' }] }), B: pass() },
      input: { a: 1 },
      tasks: { A: () => { throw { Error: 'E', Cause: 'c' } } },
      run: { output: { a: 1, error: { Error: 'E', Cause: 'c' } } },
    },
    'may be one state of a machine in the other language': {
      states: { A: pass({ QueryLanguage: 'JSONata', Output: '{% $states.input.a + 1 %}', Next: 'B' }), B: pass({ Parameters: { 'b.$': '$' } }) },
      input: { a: 1 },
      run: { output: { b: 2 } },
    },
  })
})

describe('what a JSONPath state fails with', () => {
  rows({
    'a path of InputPath that leads nowhere': { states: { A: pass({ InputPath: '$.a' }) }, run: failing("Invalid path '$.a' : No results for path: $['a']") },
    'a path of a template that leads nowhere': {
      states: { A: pass({ Parameters: { b: { 'a.$': '$.a' } } }) },
      input: { c: 1 },
      run: failing(`The JSONPath '$.a' specified for the field 'a.$' could not be found in the input '{"c":1}'`),
    },
    'an intrinsic function that refuses its arguments, which can be caught': {
      states: { A: call({ Parameters: { 'a.$': 'States.ArrayGetItem($.a, 5)' }, Catch: [{ ErrorEquals: ['States.IntrinsicFailure'], Next: 'B' }] }), B: pass({ Result: 'caught' }) },
      input: { a: [] },
      tasks: { A: 1 },
      run: { output: 'caught' },
    },
    'a ResultPath that leads through a text': {
      states: { A: call({ ResultPath: '$.a.b' }) },
      input: { a: 'text' },
      tasks: { A: 1 },
      run: { ...failing(''), error: 'States.ResultPathMatchFailure', cause: expect.stringContaining('Unable to apply ReferencePath $.a.b') as unknown as string },
    },
    'a Choice whose path leads nowhere': {
      states: { A: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'B' }] }, B: pass() },
      run: failing("Invalid path '$.a': The choice state's condition path references an invalid value."),
    },
    'a Choice of which nothing holds': {
      states: { A: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'B' }] }, B: pass() },
      input: { a: 2 },
      run: { status: 'FAILED', error: 'States.NoChoiceMatched' },
    },
    'a Map over no list': {
      states: { A: { Type: 'Map', ItemsPath: '$.a', ItemProcessor: machine({ B: pass() }), End: true } },
      input: { a: 1 },
      run: failing('Reference path "$.a" must point to array.'),
    },
    'seconds that are no whole number': { states: { A: { Type: 'Wait', SecondsPath: '$.s', End: true } }, input: { s: 1.5 }, run: failing('The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5') },
    'a wait of more than 32 bits of seconds': { states: { A: { Type: 'Wait', TimestampPath: '$.t', End: true } }, input: { t: '2099-01-01T00:00:00Z' }, run: failing('Wait state delay is too long.') },
    'an output of more than 256 KiB': {
      states: { A: pass({ Result: 'x'.repeat(262_145) }) },
      run: { status: 'FAILED', error: 'States.DataLimitExceeded', cause: "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit." },
    },
  })
})

describe('Choice in JSONPath', () => {
  const chosen = (rule: JsonObject): JsonObject => ({
    A: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
    Yes: pass({ Result: true }),
    No: pass({ Result: false }),
  })
  rows({
    'And stops at the first test that fails': {
      states: chosen({ And: [{ Variable: '$.a', IsPresent: true }, { Variable: '$.a', NumericGreaterThan: 1 }] }),
      run: { output: false },
    },
    'Or stops at the first test that holds': { states: chosen({ Or: [{ Variable: '$.a', IsNull: true }, { Variable: '$.missing', IsNull: true }] }), input: { a: null }, run: { output: true } },
    'Not negates': { states: chosen({ Not: { Variable: '$.a', StringEquals: 'x' } }), input: { a: 1 }, run: { output: true } },
    'compares moments, not texts': { states: chosen({ Variable: '$.a', TimestampEqualsPath: '$.b' }), input: { a: '2024-01-01T01:00:00+01:00', b: '2024-01-01T00:00:00Z' }, run: { output: true } },
    'a text is no moment': { states: chosen({ Variable: '$.a', TimestampLessThan: '2025-01-01T00:00:00Z' }), input: { a: '2024' }, run: { output: false } },
    'matches a pattern with asterisks': { states: chosen({ Variable: '$.a', StringMatches: 'log-*-\\*.txt' }), input: { a: 'log-2024-*.txt' }, run: { output: true } },
    'matches a long text against many asterisks at once': { states: chosen({ Variable: '$.a', StringMatches: '*a*a*a*a*a*a*a*a*b' }), input: { a: 'a'.repeat(50_000) }, run: { output: false } },
  })
})
