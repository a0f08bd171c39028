import type { Definition, JsonObject } from '@stepwright/asl'
import type { Run } from '../data/run.js'
import { simulate, type SimulateOptions } from '../machine/simulate.js'
import { judge, type Mismatch } from './judge.js'
import type { Scenario, ScenarioTasks } from './scenario.js'
import { tasksOf } from './tasks-of.js'

/** What came of a scenario; it passed when nothing is mismatched. */
export interface ScenarioResult {
  readonly run: Run
  readonly mismatches: readonly Mismatch[]
}

/**
 * Runs a scenario. `shared`: answers by keys that the scenario does not answer itself, and what else its file says. Rejects as `simulate` does.
 *
 * @example
 * const { run, mismatches } = await runScenario(machine, { name: 'no items', input: { items: [] }, expect: { status: 'SUCCEEDED' } })
 */
export async function runScenario(machine: Definition | JsonObject, scenario: Scenario, shared: ScenarioTasks = {}, parameters: JsonObject = {}): Promise<ScenarioResult> {
  const run = await simulate(machine, { ...optionsOf(scenario, shared), parameters: { ...parameters, ...scenario.parameters } })
  return { run, mismatches: judge(run, scenario.expect) }
}

function optionsOf({ input, clock, seed, context, objects, stop, type, tasks = {} }: Scenario, shared: ScenarioTasks): SimulateOptions {
  return {
    tasks: tasksOf({ ...shared, ...tasks }),
    ...(input === undefined ? {} : { input }),
    ...(clock === undefined ? {} : { startTime: Date.parse(clock) }),
    ...(seed === undefined ? {} : { seed }),
    ...(context === undefined ? {} : { context }),
    ...(objects === undefined ? {} : { objects }),
    ...(stop === undefined ? {} : { stop }),
    ...(type === undefined ? {} : { type }),
  }
}
