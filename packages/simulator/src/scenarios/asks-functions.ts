import type { ScenarioTasks } from './scenario.js'

/** Whether an answer is that of a function. */
export function asksFunctions(tasks: ScenarioTasks): boolean {
  return Object.values(tasks).flat().some((answer) => answer.function === true)
}
