import { readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { simulate, type Tasks } from '@stepwright/simulator'
import { describe, expect, it } from 'vitest'

const machine = JSON.parse(readFileSync(new URL('expected/DynamicServices.asl.json', import.meta.url), 'utf8')) as JsonObject

const jsonPath = JSON.parse(readFileSync(new URL('expected/DynamicServices-json-path.asl.json', import.meta.url), 'utf8')) as JsonObject

const startBuild = 'codebuild:startBuild.sync'
const succeeds = ({ ProjectName }: JsonObject): Json => ({ Build: { Id: `${String(ProjectName)}:1`, BuildStatus: 'SUCCEEDED' } })
const built = (service: string, project: string) => ({ service, status: 'SUCCEEDED', buildId: `${project}:1` })

const executions: Readonly<Record<string, { readonly input: Json; readonly result: object; readonly path: readonly string[] }>> = {
  'two services': {
    input: { services: ['service_A', 'service_B'] },
    result: { status: 'SUCCEEDED', output: { results: [built('service_A', 'ServiceA'), built('service_B', 'ServiceB')] } },
    path: ['Check input', 'For each service', 'Which service?', 'Which service?', 'Build ServiceA', 'Build ServiceB'],
  },
  'one service without a build': {
    input: { services: ['service_B', 'service_C'] },
    result: { status: 'SUCCEEDED', output: { results: [built('service_B', 'ServiceB'), { service: 'service_C', status: 'SKIPPED' }] } },
    path: ['Check input', 'For each service', 'Which service?', 'Which service?', 'Build ServiceB', 'Nothing to build'],
  },
  'an empty list': { input: { services: [] }, result: { status: 'SUCCEEDED', output: { results: [] } }, path: ['Check input', 'For each service'] },
  'no list': {
    input: {},
    result: { status: 'FAILED', error: 'InvalidInput', cause: 'services must be a list of "service_A", "service_B" or "service_C", but it is missing' },
    path: ['Check input', 'Bad input'],
  },
  'a service that nobody knows': {
    input: { services: ['service_A', 'service_X'] },
    result: {
      status: 'FAILED',
      error: 'InvalidInput',
      cause: 'services must be a list of "service_A", "service_B" or "service_C", but it is ["service_A","service_X"]',
    },
    path: ['Check input', 'Bad input'],
  },
}

describe('DynamicServices', () => {
  it.each(Object.entries(executions))('runs with %s', async (_name, { input, result, path }) => {
    const run = await simulate(machine, { input, tasks: { [startBuild]: succeeds as Tasks[string] } })
    expect(run).toMatchObject(result)
    expect([...run.path].sort()).toEqual([...path].sort())
  })

  it('fails when a build fails, after the retries of a busy account', async () => {
    const fails = (error: string): Tasks => ({
      [startBuild]: () => {
        throw { Error: error }
      },
    })
    const input = { services: ['service_A'] }
    expect(await simulate(machine, { input, tasks: fails('States.TaskFailed') })).toMatchObject({
      status: 'FAILED',
      error: 'States.TaskFailed',
      calls: { length: 1 },
    })
    expect(await simulate(machine, { input, tasks: fails('CodeBuild.AccountLimitExceededException') })).toMatchObject({
      status: 'FAILED',
      calls: { length: 6 },
    })
  })
})

describe('DynamicServices in JSONPath', () => {
  it.each([['two services', 'service_A', 'service_B'], ['one without a build', 'service_B', 'service_C'], ['none']])('appends the results to what it was given, with %s', async (_name, ...services) => {
    const options = { input: { services, ticket: 7 }, tasks: { [startBuild]: succeeds as Tasks[string] } }
    const [{ output }, { output: appended }] = await Promise.all([simulate(machine, options), simulate(jsonPath, options)])
    expect(appended).toEqual({ services, ticket: 7, ...(output as JsonObject) })
  })
})
