import type { Json, JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { LocalFunctions } from '../data/invoke-function.js'
import { reply } from '../data/reply.js'
import type { Tasks } from '../data/tasks.js'
import { runScenario } from '../scenarios/run-scenario.js'
import { simulate } from './simulate.js'

const machineOf = (task: JsonObject): JsonObject => ({ QueryLanguage: 'JSONata', StartAt: 'T', States: { T: { Type: 'Task', End: true, ...task } } })
const invoke = (resource = 'lambda:invoke', more: JsonObject = {}): JsonObject =>
  machineOf({ Resource: `arn:aws:states:::${resource}`, Arguments: { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:Greeter', Payload: '{% $states.input %}' }, Output: '{% $states.result %}', ...more })
const greeter = (event: Json): Json => `hello ${(event as JsonObject)['name'] as string}`
const input = { name: 'Ada' }

describe('functions', () => {
  it.each<[string, JsonObject, Json]>([
    ['by the optimized integration', invoke(), { ExecutedVersion: '$LATEST', Payload: 'hello Ada', StatusCode: 200 }],
    ['by their ARN as the Resource', machineOf({ Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Greeter' }), 'hello Ada'],
  ])('answer tasks that call them %s', async (_, machine, output) => {
    expect(await simulate(machine, { input, functions: { Greeter: greeter } })).toMatchObject({ status: 'SUCCEEDED', output })
  })

  it('come after answers, and run where these say so', async () => {
    const run = (tasks: Tasks, more = {}) => simulate(invoke('lambda:invoke', { Output: '{% $states.result.Payload %}' }), { input, tasks, functions: { Greeter: greeter }, ...more })
    expect((await run({ T: { Payload: 'mocked' } })).output).toBe('mocked')
    expect(await run({ T: reply({ function: true, after: 5 }) })).toMatchObject({ output: 'hello Ada', seconds: 5 })
    expect((await run({}, { functionsAnswer: 'asked' })).error).toBe('Stepwright.UnansweredTask')
    expect((await run({ T: reply({ function: true }) }, { functionsAnswer: 'asked' })).output).toBe('hello Ada')
  })

  it('fail the task with what they throw, as Lambda tells it', async () => {
    class Refused extends Error {
      override readonly name = 'Refused'
    }
    const functions: LocalFunctions = { Greeter: () => { throw new Refused('not today') } }
    const { error, cause = '' } = await simulate(invoke(), { input, functions })
    expect(error).toBe('Refused')
    expect(JSON.parse(cause)).toMatchObject({ errorType: 'Refused', errorMessage: 'not today', trace: expect.arrayContaining(['Refused: not today']) as string[] })
  })

  it('take their event and a context as their authors typed them', async () => {
    const handler = async ({ name }: { name: string }, context: { functionName: string }): Promise<string> => `${context.functionName}: ${name}`
    const { output } = await simulate(invoke('lambda:invoke', { Output: '{% $states.result.Payload %}' }), { input, functions: { Greeter: handler } })
    expect(output).toBe('Greeter: Ada')
  })

  it('are missing by name', async () => {
    const { error, cause } = await simulate(invoke(), { input, tasks: { T: reply({ function: true }) }, functions: { Greter: greeter } })
    expect(error).toBe('Stepwright.UnansweredTask')
    expect(cause).toContain('"Greeter", which is not declared; declared are "Greter"')
  })

  it.each<[string, Parameters<typeof reply>[0], object]>([
    ['comes back with what the answer says', { function: true, result: 'yes', after: 9 }, { status: 'SUCCEEDED', output: 'yes', seconds: 9 }],
    ['fails as the answer says', { function: true, error: { Error: 'Declined' } }, { status: 'FAILED', error: 'Declined' }],
    ['never comes, when the answer says nothing more', { function: true }, { status: 'FAILED', error: 'States.Timeout', seconds: 60 }],
  ])('takes the token of a callback, which %s', async (_, facts, expected) => {
    const heard: Json[] = []
    const machine = invoke('lambda:invoke.waitForTaskToken', { TimeoutSeconds: 60, Arguments: { FunctionName: 'Greeter', Payload: { token: '{% $states.context.Task.Token %}' } } })
    const run = await simulate(machine, { tasks: { T: reply(facts) }, functions: { Greeter: (event) => { heard.push(event); return null } } })
    expect(run).toMatchObject(expected)
    expect(heard).toEqual([{ token: expect.any(String) as string }])
  })
})

describe('scenarios', () => {
  const scenario = { name: 's', input, tasks: { T: { function: true } }, expect: { outputIncludes: { Payload: 'hello Ada' } } }

  it('name functions as answers', async () => {
    expect((await runScenario(invoke(), scenario, { functions: { Greeter: greeter } })).mismatches).toEqual([])
  })

  it('leave unanswered what no answer gives to a function, unless they are told otherwise', async () => {
    const { tasks: _, ...silent } = scenario
    expect((await runScenario(invoke(), silent, { functions: { Greeter: greeter } })).run.error).toBe('Stepwright.UnansweredTask')
    expect((await runScenario(invoke(), silent, { functions: { Greeter: greeter }, functionsAnswer: 'unanswered' })).mismatches).toEqual([])
  })
})
