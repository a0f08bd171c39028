import { resolve } from 'node:path'
import { hasErrors, invariant, loadYamlPrinter, sortDiagnostics, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { EmittedFile, System } from '@stepwright/emit'
import { json } from '@stepwright/lint/reporters'
import { findFiles } from '../files/find-files.js'
import { planFiles } from '../files/plan-files.js'
import { projectRoot } from '../files/project-root.js'
import { readTexts } from '../files/read-texts.js'
import { writeFiles } from '../files/write-files.js'
import { pretty } from '../reporters/pretty.js'
import { readBuildOptions, type BuildOptions } from './build-options.js'
import { exitCodes, type Call, type Run } from './command.js'
import { buildWorkspaces } from './build-workspaces.js'
import { compileFiles } from './compile-files.js'
import { loadConfig, type ConfiguredCall } from './load-config.js'
import { sayChecked } from './say-checked.js'
import { sayWritten } from './say-written.js'
import { statesDeclaration } from './states-declaration.js'
import { targets } from './targets.js'
import { usageError } from './usage-error.js'
import { watchBuild } from './watch-build.js'

/** `stepwright build`: from TypeScript to documents in a folder. With an error anywhere, nothing is written. */
export const build: Run = async (call) => {
  if (!call.flags.has('watch')) return buildOnce(call)
  if (call.flags.has('check') || call.flags.get('reporter') === 'json') return usageError(call.error, '--watch is for people: leave --check and --reporter json out')
  const { value: configured } = await loadConfig(call)
  const out = configured?.flags.get('out')
  return watchBuild(call, out === undefined ? undefined : resolve(call.cwd, out), () => buildOnce(call))
}

async function buildOnce(call: Call): Promise<number> {
  const say = reportTo(call)
  const { value: configured, diagnostics: misconfigured } = await loadConfig(call)
  if (configured === undefined) {
    say(misconfigured)
    return exitCodes.couldNotRun
  }
  if (configured.workspaces !== undefined) return buildWorkspaces(configured.workspaces, call, buildOnce)
  return buildConfigured(configured, (diagnostics) => say([...misconfigured, ...diagnostics]))
}

async function buildConfigured(call: ConfiguredCall, report: Report): Promise<number> {
  const options = readBuildOptions(call)
  if (typeof options === 'string') return usageError(call.error, options)
  const { compiled, diagnostics, couldNotRun } = await compile(call, options)
  if (compiled === undefined) {
    report(diagnostics)
    return couldNotRun ? exitCodes.couldNotRun : exitCodes.problems
  }
  const typed = options.types ? [statesDeclaration(compiled.system)] : []
  const { value: plan, diagnostics: obstacles } = planFiles(options.out, [...compiled.files, ...typed])
  const failures = plan === undefined || options.check ? obstacles : await writeFiles(plan)
  if (plan === undefined || failures.length > 0) {
    report([...diagnostics, ...failures])
    return exitCodes.couldNotRun
  }
  const say = options.check ? sayChecked : sayWritten
  return say({ ...compiled, plan, diagnostics, report }, options, call)
}

type Report = (diagnostics: readonly Diagnostic[]) => void

function reportTo({ flags, cwd, out, error }: Call): Report {
  return (diagnostics) => {
    const context = { cwd, style: error.style, readText: readTexts() }
    if (flags.get('reporter') === 'json') out.write(json(diagnostics, context))
    else error.write(pretty(diagnostics, context))
  }
}

interface Compilation {
  readonly compiled?: { readonly system: System; readonly files: readonly EmittedFile[] }
  readonly diagnostics: readonly Diagnostic[]
  /** What was asked for could not be read. */
  readonly couldNotRun: boolean
}

async function compile({ names, base, cwd }: ConfiguredCall, { place, target, format, stack }: BuildOptions): Promise<Compilation> {
  const found = findFiles(names, base)
  if (found.value === undefined || hasErrors(found.diagnostics)) return { diagnostics: found.diagnostics, couldNotRun: true }
  const said: Diagnostic[] = []
  const keep = <T>({ value, diagnostics }: Outcome<T>): T | undefined => {
    said.push(...diagnostics)
    return value
  }
  const files = found.value
  const system = keep(await compileFiles(files, cwd))
  const yaml = format === 'yaml' ? { yaml: await loadYamlPrinter() } : {}
  const emitted = system && keep(targets[target].emit(system, { ...stack, ...yaml, place, root: projectRoot(files) }))
  const diagnostics = sortDiagnostics(said.filter(({ severity }) => severity !== 'info'))
  if (hasErrors(diagnostics)) return { diagnostics, couldNotRun: diagnostics.some(({ code }) => code === 'build/unreadable-file') }
  invariant(system !== undefined && emitted !== undefined, 'a build without errors made nothing')
  return { compiled: { system, files: emitted }, diagnostics, couldNotRun: false }
}
