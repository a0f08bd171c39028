import { dirname, resolve } from 'node:path'
import { diagnostic, hasErrors, isDiagnosticsError, locate, pointer, type Definition, type Diagnostic, type Json, type Outcome } from '@stepwright/asl'
import { asksFunctions, checkInput, readScenarios, runScenario, type Coverage, type Mismatch, type Objects, type Scenario, type ScenarioFile, type ScenarioMachine } from '@stepwright/simulator'
import { readObjects } from '../desk/read-objects.js'
import { readDocument } from '../files/read-document.js'
import { reasonOf } from '../files/reason-of.js'
import type { DeclaredFunctions } from '../functions/declared-functions.js'
import type { Call } from './command.js'
import { functionsOf, machineFunctions, noFunctions, startFunctions } from './machine-functions.js'
import { loadMachine, type LoadedMachine } from './load-machine.js'

/** What came of a file of scenarios. */
export interface ScenarioReport {
  readonly file: string
  readonly results: readonly ScenarioVerdict[]
  /** Why scenarios could not run, and what is said of those that did. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What came of one; it passed when nothing is mismatched. */
export interface ScenarioVerdict {
  readonly name: string
  readonly mismatches: readonly Mismatch[]
  readonly coverage: readonly Coverage[]
  /** What is said of a scenario that ran. */
  readonly warnings: readonly Diagnostic[]
}

/** What is asked of all files. */
export interface ScenarioWish {
  readonly call: Call
  readonly only?: string
  /** Functions answer what nothing else does. */
  readonly functions: boolean
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
    const ran = await runOne({ scenario, index, file, in: value }, load, wish)
    if ('name' in ran) results.push(ran)
    failures.push(...('name' in ran ? ran.warnings : ran))
  }
  return { file, results, diagnostics: distinct(locate(failures, source)) }
}

interface Subject {
  readonly machine: LoadedMachine
  /** Bundles the functions of its module, once. */
  readonly functions: () => Promise<Outcome<DeclaredFunctions>>
}

type Load = (wanted: ScenarioMachine, calledAs?: string) => Promise<Subject>

function loaderOf(file: string, { call: { cwd } }: ScenarioWish): Load {
  const loaded = new Map<string, Promise<Subject>>()
  return ({ machine, workflow, type }, calledAs) => {
    const key = JSON.stringify([machine, workflow, type, calledAs])
    const load = async (): Promise<Subject> => {
      const one = await loadMachine(resolve(dirname(file), machine), { cwd, ...(workflow === undefined ? {} : { workflow }), ...(type === undefined ? {} : { type }), ...(calledAs === undefined ? {} : { calledAs }) })
      let bundled: Promise<Outcome<DeclaredFunctions>> | undefined
      return { machine: one, functions: () => (bundled ??= machineFunctions(one, cwd)) }
    }
    const known = loaded.get(key) ?? load()
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

async function runOne(one: One, load: Load, { call, functions: useFunctions }: ScenarioWish): Promise<ScenarioVerdict | readonly Diagnostic[]> {
  const { scenario, index, file, in: around } = one
  const { machine, workflow, type } = { ...around, ...scenario }
  const malformed = (message: string, help: string): readonly Diagnostic[] => [diagnostic({ code: 'run/malformed-scenario', message, help, location: { source: file, pointer: pointer('scenarios', index), anchor: 'value' } })]
  if (machine === undefined) return malformed(`scenario "${scenario.name}" names no machine`, 'add "machine" to it, or to the file')
  const objects = objectsOf(one)
  if (typeof objects === 'string') return malformed(objects, 'name a folder in which each folder is a bucket, as seen from this file')
  const subject = await load({ machine, ...(workflow === undefined ? {} : { workflow }), ...(type === undefined ? {} : { type }) })
  const others = await startedBy(one, load)
  const subjects = [subject, ...others.map(([, other]) => other)]
  const definitions = others.flatMap(([name, other]) => (other.machine.value === undefined ? [] : [[name, other.machine.value] as const]))
  if (subject.machine.value === undefined || definitions.length < others.length) return subjects.flatMap((loaded) => loaded.machine.diagnostics)
  const wanted = useFunctions || asksFunctions({ ...around.tasks, ...scenario.tasks })
  const { value: declared, diagnostics } = wanted ? await functionsOf(subjects.map(({ functions }) => functions)) : { value: noFunctions, diagnostics: [] }
  if (declared === undefined) return diagnostics
  // anew for each scenario: none sees what another has left in a function's memory
  const { functions, parameters, close } = startFunctions(declared, { ...around.parameters, ...scenario.parameters }, call)
  try {
    const { run, mismatches } = await runScenario(subject.machine.value, scenario, { ...around, parameters, functions, functionsAnswer: useFunctions ? 'unanswered' : 'asked', objects, loadedMachines: Object.fromEntries(definitions) })
    const warnings = inputWarnings(one, subject.machine.value)
    return { name: scenario.name, mismatches, coverage: [run.coverage, ...run.started.map((started) => started.run.coverage)], warnings }
  } catch (thrown) {
    if (!isDiagnosticsError(thrown)) throw thrown
    return thrown.diagnostics.map((said) => ({ ...said, location: { source: file, pointer: pointer('scenarios', index), anchor: 'value' as const } }))
  } finally {
    await close()
  }
}

/** A scenario that expects a failure may be about a wrong input. */
function inputWarnings({ scenario: { input, expect }, index, file }: One, { inputSchema }: Definition): readonly Diagnostic[] {
  if (inputSchema === undefined || expect.status === 'FAILED' || expect.error !== undefined) return []
  return checkInput(input ?? {}, inputSchema, { source: file, pointer: input === undefined ? pointer('scenarios', index) : pointer('scenarios', index, 'input') })
}

/** Machines that a task may start. */
function startedBy({ scenario, in: around }: One, load: Load): Promise<readonly (readonly [name: string, Subject])[]> {
  const machines = Object.entries({ ...around.machines, ...scenario.machines })
  return Promise.all(machines.map(async ([name, other]) => [name, await load(typeof other === 'string' ? { machine: other } : other, name)] as const))
}

/** Those of its file, those of the folder before them; a sentence where the folder cannot be read. */
function objectsOf({ scenario, file, in: around }: One): Objects | string {
  const folder = scenario.objectsFolder ?? around.objectsFolder
  try {
    return { ...(folder === undefined ? {} : readObjects(resolve(dirname(file), folder))), ...around.objects }
  } catch (thrown) {
    return `the folder "${folder ?? ''}" cannot be read: ${reasonOf(thrown)}`
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
