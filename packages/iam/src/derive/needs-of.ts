import { sortDiagnostics, type Definition, type Diagnostic } from '@stepwright/asl'
import type { AwsPlace } from '../policy/aws-place.js'
import type { PolicyOptions } from './policy-options.js'
import type { Need, Needs } from './need.js'
import { needsOfMachine } from './needs-of-machine.js'
import { needsOfMap } from './needs-of-map.js'
import { needsOfTask } from './needs-of-task.js'
import { distributedMapsOf, tasksOf } from './tasks-of.js'

/** What a machine needs: of its own role, and of each role that its tasks take on. */
export interface MachineNeeds extends Needs {
  /** By the ARN of a role that `Credentials` name. */
  readonly assumed: ReadonlyMap<string, readonly Need[]>
}

/** Every permission that a machine needs, with the state and the phase that need it. */
export function needsOf(definition: Definition, place: AwsPlace, options: PolicyOptions = {}): MachineNeeds {
  const derivation = { definition, place, strict: options.strict ?? false }
  const tasks = tasksOf(definition).map(({ state, language }) => needsOfTask(derivation, state, language, options))
  const maps = distributedMapsOf(definition).map(({ state, language }) => needsOfMap(derivation, state, language, options))
  const assumed = new Map<string, Need[]>()
  for (const { assumed: made } of tasks)
    for (const role of made?.roles ?? []) assumed.set(role, [...(assumed.get(role) ?? []), ...(made?.needs ?? [])])
  const diagnostics = [
    ...tasks.flatMap((each) => [...each.diagnostics, ...(each.assumed?.diagnostics ?? [])]),
    ...maps.flatMap((each) => each.diagnostics),
  ]
  return {
    needs: [...tasks, ...maps].flatMap(({ needs }) => needs).concat(needsOfMachine(definition, place)),
    assumed,
    diagnostics: sortDiagnostics(distinct(diagnostics)),
  }
}

/** The calls of one task name the same argument: its problem is said once, with the first ARN that it leads to. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const said = new Map<string, Diagnostic>()
  for (const each of diagnostics) {
    const isOfCall = each.code === 'iam/uncertain-call' || each.code === 'iam/undeclared-resource'
    const key = JSON.stringify([each.code, each.location.pointer, isOfCall ? each.message : ''])
    if (!said.has(key)) said.set(key, each)
  }
  return [...said.values()]
}
