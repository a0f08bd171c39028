import { existsSync, readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { fromTarget, type TargetScenario } from './from-target.js'
import { readScenarios } from './read-scenarios.js'
import { runScenario } from './run-scenario.js'

// The reference systems lie beside a checkout, not in it.
const folder = new URL('../../../../../shared/targets/', import.meta.url)
const present = existsSync(folder)
const read = (file: string): Json => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Json

describe.skipIf(!present).each([['000', 5], ['002', 14], ['003', 11], ['004', 8]] as const)('the executions of target %s (skipped where ../shared is absent)', (target, count) => {
  const scenarios = present ? (read(`${target}/scenarios.json`) as unknown as readonly TargetScenario[]) : []
  const inputs = present && target === '002' ? (read('002/inputs.json') as JsonObject) : {}

  it(`are ${count}`, () => expect(scenarios).toHaveLength(count))

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const machine = read(`${target}/${scenario.machine}`) as JsonObject
    const input = typeof scenario.input === 'string' ? (inputs[scenario.input] ?? null) : scenario.input
    // in target 002, outputs are the members that the original adds, and the execution has the name that its article shows
    const [outputs, Name] = target === '002' ? (['partial', 'prod-1624a1d1-3699-43f0-8e1e-6bafd7fde791'] as const) : (['whole', undefined] as const)
    const ours = { ...fromTarget({ ...scenario, input }, machine, outputs), ...(Name === undefined ? {} : { context: { Execution: { Name } } }) }
    expect(readScenarios({ scenarios: [ours as unknown as Json] }, scenario.name).diagnostics).toEqual([])
    expect((await runScenario(machine, ours)).mismatches).toEqual([])
  })
})
