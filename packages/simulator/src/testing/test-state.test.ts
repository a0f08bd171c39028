import type { JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { TestStateRequest } from './test-request.js'
import { testState } from './test-state.js'

const task: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { 'n.$': '$.n' }, ResultSelector: { 'v.$': '$.value' }, ResultPath: '$.r', End: true }
const ask = (definition: JsonObject, request: Partial<TestStateRequest> = {}) => testState({ definition: JSON.stringify(definition), ...request })

describe('testState', () => {
  it('shows each station of the data flow at level TRACE', async () => {
    const { response } = await ask(task, { input: '{"n":1}', mock: { result: '{"value":2}' }, inspectionLevel: 'TRACE' })
    expect(response).toStrictEqual({
      status: 'SUCCEEDED',
      output: '{"n":1,"r":{"v":2}}',
      inspectionData: {
        input: '{"n":1}',
        afterInputPath: '{"n":1}',
        afterParameters: '{"n":1}',
        result: '{"value":2}',
        afterResultSelector: '{"v":2}',
        afterResultPath: '{"n":1,"r":{"v":2}}',
      },
    })
  })

  it('says when the state would be tried again', async () => {
    const retried = { ...task, Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 3, MaxAttempts: 2 }] }
    const request = { input: '{"n":1}', mock: { errorOutput: { error: 'E' } }, inspectionLevel: 'DEBUG' } as const
    expect((await ask(retried, { ...request, stateConfiguration: { retrierRetryCount: 1 } })).response).toMatchObject({
      status: 'RETRIABLE',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 6 } },
    })
    expect((await ask(retried, { ...request, stateConfiguration: { retrierRetryCount: 2 } })).response).toMatchObject({ status: 'FAILED', error: 'E' })
  })

  it('asks the tasks of the request where nothing is mocked', async () => {
    const { response } = await ask(task, { input: '{"n":1}', roleArn: 'arn:aws:iam::123456789012:role/r', tasks: { 'lambda:invoke': { value: 3 } } })
    expect(response).toStrictEqual({ status: 'SUCCEEDED', output: '{"n":1,"r":{"v":3}}' })
  })

  const refused: { readonly [name: string]: readonly [JsonObject, Partial<TestStateRequest>, string] } = {
    'a definition that is none': [{ Type: 'Nap' }, {}, 'InvalidDefinition'],
    'a path that does not parse': [{ Type: 'Pass', Parameters: { 'a.$': '$.[' }, End: true }, {}, 'InvalidDefinition'],
    'an expression that does not parse': [{ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% ( %}', End: true }, {}, 'InvalidDefinition'],
    'a catcher in whose place a placeholder stands': [{ ...task, Catch: ['${P}'] }, {}, 'InvalidDefinition'],
    'a state that is not there': [{ StartAt: 'A', States: { A: { Type: 'Succeed' } } }, { stateName: 'B' }, 'ValidationException'],
    'input that is no JSON': [{ Type: 'Succeed' }, { input: '{' }, 'InvalidExecutionInput'],
    'variables that are no object': [{ Type: 'Succeed' }, { variables: '1' }, 'ValidationException'],
  }
  it.each(Object.entries(refused))('refuses %s', async (_name, [definition, request, code]) => {
    expect((await ask(definition, request)).refusal?.code).toBe(code)
  })
})
