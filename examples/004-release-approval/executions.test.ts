import { readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { readScenarios, reply, runScenario, simulate, type Tasks } from '@stepwright/simulator'
import { describe, expect, it } from 'vitest'

/** The same workflow in both query languages. */
const machines = ['release-approval', 'release-approval-json-path'].map((name) => [name, JSON.parse(readFileSync(new URL(`expected/${name}.asl.json`, import.meta.url), 'utf8')) as JsonObject] as const)

/** What a team does with the token that it was sent. */
interface Callback {
  readonly success?: Json
  readonly failure?: { readonly error: string; readonly cause: string }
  readonly timeout?: true
}

function answer({ success, failure, timeout }: Callback): Tasks[string] {
  if (timeout === true) return reply({ never: true })
  return failure === undefined ? (success ?? null) : reply({ error: { Error: failure.error, Cause: failure.cause } })
}

const approved = { success: { decision: 'approved' } } as const
const run = (machine: JsonObject, input: Json, callbacks: Readonly<Record<string, Callback>>) =>
  simulate(machine, { input, tasks: Object.fromEntries(Object.entries(callbacks).map(([team, callback]) => [`${team} approval`, answer(callback)])) })

describe.each(machines)('%s', (_name, machine) => {
  it('tells each team its number, and hands it a token', async () => {
    const { calls, output } = await run(machine, { accuracypct: 90, latencyMs: 225 }, { Research: approved, Engineering: approved })
    expect(calls.map(({ arguments: args }) => (args as JsonObject)['Payload'])).toMatchObject([
      { metric: 'accuracypct', value: 90, token: expect.any(String) as string, executionId: expect.stringContaining(':execution:') as string },
      { metric: 'latencyMs', value: 225 },
    ])
    expect(output).toEqual({ accuracypct: 90, latencyMs: 225, research: { decision: 'approved' }, engineering: { decision: 'approved' } })
  })

  it('fails after two days of silence, not after a year', async () => {
    const { status, error, seconds } = await run(machine, { accuracypct: 90, latencyMs: 1 }, { Research: { timeout: true } })
    expect([status, error, seconds]).toEqual(['FAILED', 'ReleaseRejected', 2 * 86_400])
  })
})

describe('the machine in JSONPath', () => {
  const scenarios = readScenarios(JSON.parse(readFileSync(new URL('release-approval.scenarios.json', import.meta.url), 'utf8')) as Json, 'release-approval.scenarios.json').value?.scenarios ?? []
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('does what the one in JSONata does: %s', async (_name, scenario) => {
    expect((await runScenario(machines[1]?.[1] ?? {}, scenario)).mismatches).toEqual([])
  })
})
