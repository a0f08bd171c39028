import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hasErrors, invariant, loadYamlPrinter, sortDiagnostics, type Diagnostic, type Outcome, type Severity } from '@stepwright/asl'
import type { CompiledProgram } from '@stepwright/compiler'
import type { EmittedFile, System } from '@stepwright/emit'
import { pseudoParameters, type AwsPlace } from '@stepwright/iam'
import { bundleFunctions } from '../bundling/bundle-functions.js'
import { installObservers } from '../cache/install-observers.js'
import { keepModules, keptModules } from '../cache/kept-modules.js'
import { keepCode } from '../cache/keep-code.js'
import { writeRecord } from '../cache/record-file.js'
import { startTrace, type Trace } from '../cache/trace.js'
import { drawSystem } from '../drawing/draw-system.js'
import { findFiles } from '../files/find-files.js'
import { projectRoot } from '../files/project-root.js'
import { readBuildOptions, type BuildOptions } from './build-options.js'
import type { BuildOutcome, BuildResult } from './build-result.js'
import { exitCodes, type Call } from './command.js'
import { compileFiles, type Loading } from './compile-files.js'
import { configFile } from './config-file.js'
import { lintSettings, lintSystem } from './lint-system.js'
import { loadConfig, type ConfiguredCall, type Watching } from './load-config.js'
import { reportTo } from './report-to.js'
import { statesDeclaration } from './states-declaration.js'
import { targets } from './targets.js'
import { today } from './today.js'
import { usageError } from './usage-error.js'

/** Builds from the sources. What comes out is kept in `file`, if there is one; of a build that failed, the exit code is all. */
export async function buildAnew(call: Call, file: string | undefined): Promise<BuildOutcome | number> {
  if (file === undefined) return makeOutcome(call, unwatched)
  keepCode(join(dirname(file), 'code'))
  const earlier = keptModules(file)
  const trace = startTrace()
  if (earlier !== undefined) trace.carry(earlier.inputs)
  const made: { programs?: readonly CompiledProgram[] } = {}
  const outcome = await makeOutcome(call, trace, { ...(earlier && { earlier }), compiled: (programs) => void (made.programs = programs) })
  await keep(outcome, made.programs, file, call, trace)
  return outcome
}

/** Where the configuration of a call says that documents are written. */
export async function configuredOut(call: Call): Promise<string | undefined> {
  // TypeScript is loaded here, and builds with traces follow
  installObservers()
  const { value: configured } = await loadConfig(call)
  const out = configured?.flags.get('out')
  return out === undefined ? undefined : resolve(call.cwd, out)
}

const unwatched: Watching = { around: (run) => run(), find: findFiles }

/** Ends the trace in any case: what Node has loaded must be known to later builds of this process. */
async function keep(outcome: BuildOutcome | number, programs: readonly CompiledProgram[] | undefined, file: string, call: Call, trace: Trace): Promise<void> {
  const config = configFile(call)
  const { whole, tools } = await trace.end(config === undefined ? [] : [pathToFileURL(config).href])
  if (typeof outcome === 'number' || ('made' in outcome && outcome.made.options.keepsNothing)) return
  writeRecord(file, 'inputs' in whole ? { ...whole, result: outcome } : whole)
  if (programs !== undefined && 'inputs' in tools) keepModules(file, programs, tools.inputs)
}

async function makeOutcome(call: Call, watching: Watching, kept: Loading = {}): Promise<BuildOutcome | number> {
  const day = today()
  const report = reportTo(call)
  const { value: configured, diagnostics: misconfigured } = await loadConfig(call, watching)
  if (configured === undefined) {
    report(misconfigured)
    return exitCodes.couldNotRun
  }
  if (configured.workspaces !== undefined) return { workspaces: configured.workspaces }
  const options = readBuildOptions(configured)
  if (typeof options === 'string') return usageError(call.error, options)
  const { compiled, diagnostics: said, couldNotRun } = await compile(configured, options, watching, { ...kept, day })
  const diagnostics = [...misconfigured, ...said]
  if (compiled === undefined) {
    report(diagnostics)
    return couldNotRun ? exitCodes.couldNotRun : exitCodes.problems
  }
  const files = [...compiled.files, ...(options.types ? [statesDeclaration(compiled.system)] : [])]
  return { made: { files, drawings: drawSystem(compiled.system), diagnostics, options, day, open: leftOpen(options.place) } }
}

function leftOpen(place: AwsPlace): BuildResult['open'] {
  return (['account', 'region', 'partition'] as const).filter((piece) => place[piece] === pseudoParameters[piece]).map((piece) => ({ piece, parameter: pseudoParameters[piece] }))
}

/** With what a build is made. */
interface Making extends Loading {
  readonly day: string
}

interface Compilation {
  readonly compiled?: { readonly system: System; readonly files: readonly EmittedFile[] }
  readonly diagnostics: readonly Diagnostic[]
  /** What was asked for could not be read. */
  readonly couldNotRun: boolean
}

async function compile({ names, base, cwd }: ConfiguredCall, { place, target, format, stack }: BuildOptions, { find, around }: Watching, { day, ...kept }: Making): Promise<Compilation> {
  const found = find(names, base)
  if (found.value === undefined || hasErrors(found.diagnostics)) return { diagnostics: found.diagnostics, couldNotRun: true }
  const said: Diagnostic[] = []
  const keepValue = <T>({ value, diagnostics }: Outcome<T>): T | undefined => {
    said.push(...diagnostics)
    return value
  }
  const files = found.value
  const system = keepValue(await compileFiles(files, cwd, { ...kept, around }))
  const settings = keepValue(await around(() => lintSettings(cwd)))
  said.push(...(system === undefined || settings === undefined ? [] : await lintSystem(system, settings, day)))
  const yaml = format === 'yaml' ? { yaml: await loadYamlPrinter() } : {}
  const root = projectRoot(files)
  const bundled = system && keepValue(await bundleFunctions(system, { cwd, root, format: target === 'cloudformation' ? 'cjs' : 'esm' }))
  // a pipeline is written only now, and what its author gave it may be read only now
  const emitted = bundled && keepValue(await around(async () => targets[target].emit(bundled, { ...stack, ...yaml, place, root })))
  const diagnostics = sortDiagnostics(saidOnce(said))
  if (hasErrors(diagnostics)) return { diagnostics, couldNotRun: diagnostics.some(({ code }) => code === 'build/unreadable-file') }
  invariant(system !== undefined && emitted !== undefined, 'a build without errors made nothing')
  return { compiled: { system, files: emitted }, diagnostics, couldNotRun: false }
}

/**
 * What the linter says of a state, the derivation of its role may say again: a call that nobody knows, an argument that is missing. An error is
 * said in any case: a rule may have been made less than one, and still no role can be derived.
 */
function saidOnce(said: readonly Diagnostic[]): readonly Diagnostic[] {
  const ofService = said.filter(({ code }) => code.startsWith('service/'))
  return said.filter((one) => !one.code.startsWith('iam/') || !ofService.some((other) => saysAsMuch(other, one)))
}

function saysAsMuch(one: Diagnostic, other: Diagnostic): boolean {
  const [a, b] = [one.location, other.location]
  const isSameCall = a.source === b.source && a.callSite?.line === b.callSite?.line && a.callSite?.column === b.callSite?.column && `${b.pointer}/`.startsWith(`${a.pointer}/`)
  return isSameCall && problemOf(one) === problemOf(other) && severities.indexOf(one.severity) >= severities.indexOf(other.severity)
}

const problemOf = ({ code }: Diagnostic): string => code.slice(code.indexOf('/'))
const severities: readonly Severity[] = ['info', 'warning', 'error']
