import { existsSync, readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { Tasks } from '../data/tasks.js'
import { simulate } from './simulate.js'

// The reference systems lie beside a checkout, not in it.
const folder = new URL('../../../../../shared/targets/000/', import.meta.url)
const present = existsSync(folder)

/** One entry of a target's `scenarios.json`: mocks by integration, then by the project that is built. */
interface Scenario {
  readonly name: string
  readonly machine: string
  readonly input: Json
  readonly mocks?: { readonly [integration: string]: { readonly [project: string]: Json } }
  readonly expect: { readonly status: string; readonly output?: Json; readonly error?: string }
}

describe.skipIf(!present)('the executions of target 000 (skipped where ../shared is absent)', () => {
  const scenarios = present ? (read('scenarios.json') as unknown as readonly Scenario[]) : []

  it('are five', () => expect(scenarios).toHaveLength(5))

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const run = await simulate(read(scenario.machine) as JsonObject, { input: scenario.input, tasks: tasksOf(scenario) })
    // `output` is compared strictly: a machine that yields more than the target does not do what the target does
    const { status, output, error } = run
    const { expect: expected } = scenario
    expect({ status, ...('output' in expected ? { output } : {}), ...('error' in expected ? { error } : {}) }).toStrictEqual(expected)
  })
})

/** The mocks of a scenario as `tasks`: the answer is chosen by ProjectName, and `{ $throw: { Error, Cause } }` fails the task. */
function tasksOf({ mocks = {} }: Scenario): Tasks {
  return Object.fromEntries(
    Object.entries(mocks).map(([integration, byProject]) => [
      integration,
      (args: Json): Json => {
        const answer = byProject[String((args as JsonObject)['ProjectName'])]
        if (answer === undefined) throw new Error(`the scenario has no answer for ${JSON.stringify(args)}`)
        if (typeof answer === 'object' && answer !== null && '$throw' in answer) throw answer['$throw']
        return answer
      },
    ]),
  )
}

function read(file: string): Json {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Json
}
