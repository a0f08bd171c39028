import type { Definition, JsonObject } from '@stepwright/asl'
import type { Handlers } from '../data/invoke-function.js'
import type { Objects } from '../data/objects.js'
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

/** What a scenario does not say itself. */
export interface ScenarioSurroundings {
  /** Answers by keys that the scenario does not answer. */
  readonly tasks?: ScenarioTasks
  readonly parameters?: JsonObject
  /** Objects of S3 that the scenario does not have itself. */
  readonly objects?: Objects
  /** What the names of machines in scenarios stand for: a scenario knows files, which are not read here. */
  readonly loadedMachines?: SimulateOptions['machines']
  /** Lambda functions by name, for answers that say `"function": true`. */
  readonly functions?: Handlers
  /** `'unanswered'`: they answer whatever nothing else does, too. */
  readonly functionsAnswer?: 'unanswered' | 'asked'
}

/**
 * Runs a scenario; `around`, such as a `ScenarioFile`, says what it leaves out. Rejects as `simulate` does.
 *
 * @example
 * const { run, mismatches } = await runScenario(machine, { name: 'no items', input: { items: [] }, expect: { status: 'SUCCEEDED' } })
 */
export async function runScenario(machine: Definition | JsonObject, scenario: Scenario, around: ScenarioSurroundings = {}): Promise<ScenarioResult> {
  const { functions, functionsAnswer = 'asked', tasks, parameters, objects, loadedMachines } = around
  const run = await simulate(machine, {
    ...optionsOf(scenario, tasks ?? {}),
    parameters: { ...parameters, ...scenario.parameters },
    ...(functions === undefined ? {} : { functions, functionsAnswer }),
    ...(objects === undefined && scenario.objects === undefined ? {} : { objects: { ...objects, ...scenario.objects } }),
    ...(loadedMachines === undefined ? {} : { machines: loadedMachines }),
  })
  return { run, mismatches: judge(run, scenario.expect) }
}

function optionsOf({ input, clock, seed, context, stop, type, tasks = {} }: Scenario, shared: ScenarioTasks): SimulateOptions {
  return {
    tasks: tasksOf({ ...shared, ...tasks }),
    ...(input === undefined ? {} : { input }),
    ...(clock === undefined ? {} : { startTime: Date.parse(clock) }),
    ...(seed === undefined ? {} : { seed }),
    ...(context === undefined ? {} : { context }),
    ...(stop === undefined ? {} : { stop }),
    ...(type === undefined ? {} : { type }),
  }
}
