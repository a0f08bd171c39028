import { existsSync, readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { simulate, type Tasks } from '@stepwright/simulator'
import { describe, expect, it } from 'vitest'

const machineOf = (name: string): JsonObject => JSON.parse(readFileSync(new URL(`expected/${name}.asl.json`, import.meta.url), 'utf8')) as JsonObject

/** The machines of the target, and ours. */
const machines: Readonly<Record<string, string>> = {
  'state-machine.repo-fixed.asl.json': 'deploy-stack',
  'state-machine.exercise1.asl.json': 'deploy-stack-green',
  'state-machine.exercise2.asl.json': 'deploy-stack-wait',
}

const input = {
  environmentName: 'prod',
  stackName: 'sample-lambda-app',
  templatePath: 'infra/Lambda-template.yaml',
  revisionS3Bucket: 'codepipeline-us-east-1-418586629775',
  revisionS3Key: 'StepFunctionsDrivenD/CodeCommit/sjcmExZ',
}

/** One answer for all functions: each has its own list, and its last one stays. */
function answered(mocks: Readonly<Record<string, readonly Json[]>>): Tasks {
  const next = new Map<string, number>()
  return {
    'lambda:invoke': (args) => {
      const name = String((args as JsonObject)['FunctionName'])
      const answers = mocks[name]
      if (answers === undefined) throw new Error(`the scenario has no answer of ${name}`)
      const at = next.get(name) ?? 0
      next.set(name, at + 1)
      return { Payload: answers[Math.min(at, answers.length - 1)] ?? null, StatusCode: 200 }
    },
  }
}

it('the rejected change set is deleted, never executed', async () => {
  const mocks = { CheckStackExistsStateMachineTask: [true], CreateChangeSetStateMachineTask: ['cs'], CheckChangeSetCreationStatusStateMachineTask: ['complete'], InspectChangeSetStateMachineTask: ['RESOURCES-BEING-DELETED-OR-REPLACED'], DeleteChangeSetStateMachineTask: [{}] }
  const run = await simulate(machineOf('deploy-stack'), { input, tasks: answered(mocks) })
  expect([run.status, run.path.includes('Execute change set'), run.path.includes('Delete change set')]).toEqual(['FAILED', false, true])
})

// The reference systems lie beside a checkout, not in it.
const target = new URL('../../../shared/targets/002/scenarios.json', import.meta.url)

interface Scenario {
  readonly name: string
  readonly machine: string
  readonly mocks: Readonly<Record<string, readonly Json[]>>
  readonly expect: { readonly status: string; readonly error?: string; readonly cause?: string; readonly output?: JsonObject; readonly mustCall?: readonly string[]; readonly mustNotCall?: readonly string[]; readonly visits?: readonly string[] }
}

describe.skipIf(!existsSync(target))('the executions of target 002 with functions (skipped where ../shared is absent)', () => {
  const all = existsSync(target) ? (JSON.parse(readFileSync(target, 'utf8')) as readonly Scenario[]) : []
  const scenarios = all.filter(({ machine }) => machine in machines)

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, { machine, mocks, expect: expected }) => {
    const context = { Execution: { Name: 'prod-1624a1d1-3699-43f0-8e1e-6bafd7fde791' } }
    const run = await simulate(machineOf(machines[machine] ?? ''), { input, tasks: answered(mocks), context })
    // the states that were visited have names of their own there
    const { mustCall = [], mustNotCall = [], visits: _, ...ending } = expected
    expect(run).toMatchObject(ending)
    const called = run.calls.map(({ arguments: args }) => (args as JsonObject)['FunctionName'])
    expect(called).toEqual(expect.arrayContaining([...mustCall]))
    expect(called.filter((name) => mustNotCall.includes(String(name)))).toEqual([])
  })
})
