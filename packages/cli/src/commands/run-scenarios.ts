import { dirname, resolve } from 'node:path'
import { diagnostic, hasErrors, isDiagnosticsError, locate, pointer, type Diagnostic, type Json } from '@stepwright/asl'
import { readScenarios, runScenario, type Coverage, type Mismatch, type Scenario, type ScenarioFile } from '@stepwright/simulator'
import { readDocument } from '../files/read-document.js'
import { loadMachine, type LoadedMachine } from './load-machine.js'

/** What came of a file of scenarios. */
export interface ScenarioReport {
  readonly file: string
  readonly results: readonly ScenarioVerdict[]
  /** Why scenarios could not run. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What came of one; it passed when nothing is mismatched. */
export interface ScenarioVerdict {
  readonly name: string
  readonly mismatches: readonly Mismatch[]
  readonly coverage: readonly Coverage[]
}

/** What is asked of all files. */
export interface ScenarioWish {
  readonly cwd: string
  readonly only?: string
}

/** Runs the scenarios of a file, one after another. Machines that several of them run are loaded once. */
export async function runScenarios(file: string, wish: ScenarioWish): Promise<ScenarioReport> {
  const { value: document, diagnostics: unread, source } = await readDocument(file)
  if (document === undefined || source === undefined || hasErrors(unread)) return { file, results: [], diagnostics: unread }
  // what readText makes of a text is JSON
  const { value, diagnostics } = readScenarios(document as Json, file)
  if (value === undefined) return { file, results: [], diagnostics: locate(diagnostics, source) }
  const load = loaderOf(file, wish)
  const results: ScenarioVerdict[] = []
  const failures: Diagnostic[] = []
  for (const [index, scenario] of value.scenarios.entries()) {
    if (wish.only !== undefined && !scenario.name.includes(wish.only)) continue
    const ran = await runOne({ scenario, index, file, in: value }, load)
    if ('name' in ran) results.push(ran)
    else failures.push(...ran)
  }
  return { file, results, diagnostics: distinct(locate(failures, source)) }
}

type Load = (scenario: Scenario, around: ScenarioFile) => Promise<LoadedMachine> | undefined

function loaderOf(file: string, { cwd }: ScenarioWish): Load {
  const loaded = new Map<string, Promise<LoadedMachine>>()
  return (scenario, around) => {
    const { machine, workflow, type } = { ...around, ...scenario }
    if (machine === undefined) return undefined
    const key = JSON.stringify([machine, workflow, type])
    const known = loaded.get(key) ?? loadMachine(resolve(dirname(file), machine), { cwd, ...(workflow === undefined ? {} : { workflow }), ...(type === undefined ? {} : { type }) })
    loaded.set(key, known)
    return known
  }
}

interface One {
  readonly scenario: Scenario
  readonly index: number
  readonly file: string
  readonly in: ScenarioFile
}

async function runOne({ scenario, index, file, in: around }: One, load: Load): Promise<ScenarioVerdict | readonly Diagnostic[]> {
  const at = pointer('scenarios', index)
  const machine = await load(scenario, around)
  if (machine === undefined) {
    return [diagnostic({ code: 'run/malformed-scenario', message: `scenario "${scenario.name}" names no machine`, help: 'add "machine" to it, or to the file', location: { source: file, pointer: at, anchor: 'value' } })]
  }
  if (machine.value === undefined) return machine.diagnostics
  try {
    const { run, mismatches } = await runScenario(machine.value, scenario, around)
    return { name: scenario.name, mismatches, coverage: [run.coverage, ...run.started.map((started) => started.run.coverage)] }
  } catch (thrown) {
    if (!isDiagnosticsError(thrown)) throw thrown
    return thrown.diagnostics.map((one) => ({ ...one, location: { source: file, pointer: at, anchor: 'value' as const } }))
  }
}

/** The same machine that cannot be read is said once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>()
  return diagnostics.filter(({ code, message, location }) => {
    const key = JSON.stringify([code, message, location.source, location.pointer])
    return said.has(key) ? false : said.add(key) !== undefined
  })
}
