import type { JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.js'

const text = 'x'.repeat(200_000)
const machine = (state: JsonObject, QueryLanguage = 'JSONPath'): JsonObject => ({ QueryLanguage, StartAt: 'A', States: { A: { End: true, ...state }, Caught: { Type: 'Succeed' } } })
const Resource = 'arn:aws:states:::lambda:invoke'

describe('256 KiB', () => {
  it('are the most that a task may be sent', async () => {
    const Parameters = { FunctionName: 'f', 'Payload.$': "States.Format('{}{}', $, $)" }
    const run = await simulate(machine({ Type: 'Task', Resource, Parameters }), { input: text, tasks: { A: 1 } })
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', calls: [] })
  })

  it('are the most that an execution starts with', async () => {
    await expect(simulate(machine({ Type: 'Pass' }), { input: text + text })).rejects.toMatchObject({ diagnostics: [{ code: 'run/excessive-input' }] })
  })

  it('count however the members of a payload are shared', async () => {
    const states: JsonObject = {
      A: { Type: 'Pass', ResultPath: '$.b', Next: 'B' },
      B: { Type: 'Pass', ResultPath: '$.c', End: true },
    }
    const input = { a: 'é'.repeat(50_000) }
    expect(await simulate({ StartAt: 'A', States: states }, { input })).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', path: ['A', 'B'] })
  })

  it('are what a catcher of States.ALL sees, as was recorded', async () => {
    const run = await simulate(machine({ Type: 'Task', Resource, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] }), { tasks: { A: text + text } })
    expect(run).toMatchObject({ status: 'SUCCEEDED', path: ['A', 'Caught'] })
  })
})

describe('JSONata', () => {
  it.each([
    ['infinity is null, as in JSON', '{% 1/0 %}', null],
    ['there is no -0', '{% -0 %}', 0],
  ])('%s', async (_name, Output, output) => {
    expect((await simulate(machine({ Type: 'Pass', Output }, 'JSONata'))).output).toBe(output)
  })

  it('ends an expression that does not end', async () => {
    const run = await simulate(machine({ Type: 'Pass', Output: '{% ($f := function($x) { $f($x) }; $f(1)) %}' }, 'JSONata'))
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError', cause: expect.stringMatching(/during evaluation\. the expression takes more than/) as unknown })
  })

  it('refuses a percentage that is none', async () => {
    const Map = { Type: 'Map', Items: [1], ToleratedFailurePercentage: '{% 101 %}', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'P', States: { P: { Type: 'Pass', End: true } } } }
    expect(await simulate(machine(Map, 'JSONata'))).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  })
})
