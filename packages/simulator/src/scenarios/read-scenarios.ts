import { child, diagnostic, isObject, type Diagnostic, type Json, type Outcome, type Pointer } from '@stepwright/asl'
import { checkShape } from './check-shape.js'
import type { ScenarioFile, ScenarioTasks } from './scenario.js'
import { scenariosSchema } from './schema.js'

/**
 * Reads a file of scenarios; `source` is its name, for diagnostics. What the schema does not allow is `run/malformed-scenario`,
 * and there is no value then.
 */
export function readScenarios(document: Json, source: string): Outcome<ScenarioFile> {
  const problems = [...checkShape(document, scenariosSchema), ...clockProblems(document)]
  const diagnostics = problems.map((problem) => malformed(source, problem))
  // the one cast: the document has been compared with the schema
  return diagnostics.length > 0 ? { value: undefined, diagnostics } : { value: document as unknown as ScenarioFile, diagnostics }
}

/** Reads answers by themselves, as the member `tasks` of a scenario has them. */
export function readTasks(document: Json, source: string): Outcome<ScenarioTasks> {
  const { scenario } = isObject(scenariosSchema['$defs']) ? scenariosSchema['$defs'] : {}
  const tasks = isObject(scenario) && isObject(scenario['properties']) ? scenario['properties']['tasks'] : undefined
  const schema = { ...(isObject(tasks) ? tasks : {}), $defs: scenariosSchema['$defs'] ?? {} }
  const diagnostics = checkShape(document, schema).map((problem) => malformed(source, problem))
  return diagnostics.length > 0 ? { value: undefined, diagnostics } : { value: document as unknown as ScenarioTasks, diagnostics }
}

interface Problem {
  readonly at: Pointer
  readonly anchor: 'key' | 'value'
  readonly message: string
  readonly help?: string
}

function clockProblems(document: Json): readonly Problem[] {
  const scenarios = isObject(document) && Array.isArray(document['scenarios']) ? document['scenarios'] : []
  return scenarios.flatMap((scenario, index) => {
    const clock = isObject(scenario) ? scenario['clock'] : undefined
    if (typeof clock !== 'string' || !Number.isNaN(Date.parse(clock))) return []
    return [{ at: child('/scenarios', index, 'clock'), anchor: 'value', message: `"${clock}" is no moment`, help: 'write it like 2026-01-01T09:00:00Z' }]
  })
}

function malformed(source: string, { at, anchor, message, help }: Problem): Diagnostic {
  return diagnostic({ code: 'run/malformed-scenario', message, location: { source, pointer: at, anchor }, ...(help === undefined ? {} : { help }) })
}
