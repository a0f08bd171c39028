import type { JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { simulate } from '../machine/simulate.js'
import { readMockConfig } from './mock-config.js'
import { tasksOf } from './tasks-of.js'

const config: JsonObject = {
  StateMachines: { Orders: { TestCases: { Busy: { Charge: 'Busy' }, Lost: { Charge: 'Bsy' } } } },
  MockedResponses: {
    Busy: { '3': { Return: { StatusCode: 200 } }, '0': { Throw: { Error: 'Lambda.Busy', Cause: 'first' } }, '1-2': { Throw: { Error: 'Lambda.Busy' } } },
  },
}
const source = 'MockConfigFile.json'
const machine: JsonObject = {
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 3 }], End: true } },
}

describe('a MockConfigFile of Step Functions Local', () => {
  it('answers invocation by invocation, by number whatever their order', async () => {
    const { value, diagnostics } = readMockConfig(config, { testCase: 'Busy', source })
    expect(diagnostics).toEqual([])
    const run = await simulate(machine, { tasks: tasksOf(value ?? {}) })
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: { StatusCode: 200 }, calls: { length: 4 } })
  })

  it.each([
    ['a test case that is not there', { testCase: 'Bsy' }, 'run/unknown-mock', '/StateMachines/Orders/TestCases', 'name "Busy"'],
    ['no test case, where there are several', {}, 'run/unknown-mock', '/StateMachines/Orders/TestCases', 'name "Busy" or "Lost"'],
    ['a machine that is not there', { machine: 'Order', testCase: 'Busy' }, 'run/unknown-mock', '/StateMachines', 'name "Orders"'],
    ['a response that is not there', { testCase: 'Lost' }, 'run/unknown-mock', '/MockedResponses', 'name "Busy"'],
  ])('says where %s is missed', (_name, wanted, code, pointer, help) => {
    expect(readMockConfig(config, { ...wanted, source }).diagnostics).toMatchObject([{ code, help, location: { pointer, source } }])
  })

  it('refuses a response that neither returns nor throws', () => {
    const broken: JsonObject = { StateMachines: { A: { TestCases: { B: { S: 'R' } } } }, MockedResponses: { R: { '0': { Returns: 1 } } } }
    expect(readMockConfig(broken, { source }).diagnostics).toMatchObject([{ code: 'run/malformed-mock', location: { pointer: '/MockedResponses/R/0' } }])
  })
})
