import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '@stepwright/asl'
import { beyondBaseline, isBaseline, makeBaseline } from '../config/baseline.js'
import { findDefinitions } from '../config/find-definitions.js'
import { lintFiles, type LintedFiles } from '../config/lint-files.js'
import { findConfig, readConfig } from '../config/read-config.js'
import { reporters } from '../reporters/reporters.js'
import type { Reporter } from '../reporters/reporter.js'
import { defaultSettings, type Settings } from '../runner/settings.js'
import { changedFiles } from './changed-files.js'
import { readLintOptions, type LintArguments, type LintOptions } from './lint-options.js'

/** Where a run of linting may write, and how it talks to people. */
export interface LintCall extends LintArguments {
  readonly out: { write(text: string): void }
  readonly error: { write(text: string): void }
  /** What people read: the reporter that is taken when none is named, by its name. */
  readonly forPeople: { readonly name: string; readonly load: (toFile: boolean) => Promise<Reporter> }
  /** What the command is called in its own sentences. */
  readonly command: string
  /** Asked by reporters that name it. */
  readonly version: () => string
}

const exitCodes = { clean: 0, problems: 1, couldNotRun: 2 } as const

/**
 * What is wrong with definitions, as a command: reads, reports, and yields the exit code: 0 clean, 1 problems found, 2 could not run. Reads
 * data only: no code of theirs runs.
 */
export async function runLint(call: LintCall): Promise<number> {
  const options = readLintOptions(call, [call.forPeople.name, ...Object.keys(reporters)])
  if (typeof options === 'string') return usageError(options, call)
  const settings = await settingsOf(options, call)
  if ('diagnostics' in settings) {
    await report(settings.diagnostics, new Map(), options, call)
    return exitCodes.couldNotRun
  }
  const { files, unmatched, empty } = findDefinitions(call.names, call.cwd)
  if (unmatched.length > 0) return usageError(`${unmatched.map((name) => `"${name}"`).join(', ')} stands for no file: name a file, a folder or a glob, or "-"`, call)
  // a check that looked at nothing is not passed; of what has changed, nothing may be there yet
  if (empty.length > 0 && files.length === 0 && options.changed === undefined) return usageError(`${empty.map((name) => `"${name}"`).join(', ')} has no definition in it: in folders, *.asl.json, *.asl.yaml and templates with machines are looked for; name other files, or a glob`, call)
  const changed = options.changed === undefined ? undefined : changedFiles(options.changed, call.cwd)
  if (typeof changed === 'string') return usageError(changed, call)
  const wanted = changed === undefined ? files : call.names.length === 0 ? changed.lintable : files.filter((file) => changed.all.has(file))
  const input = wanted.includes('-') ? { file: resolve(call.cwd, options.stdinName), text: readFileSync(0, 'utf8') } : undefined
  const linted = await lintFiles({ files: wanted, settings: settings.value, ...(input === undefined ? {} : { input }), ...(options.fix === undefined ? {} : { fix: options.fix }) })
  return conclude(linted, options, call)
}

/** Says in one line why the command could not run. */
function usageError(sentence: string, { error, command }: LintCall): number {
  error.write(`${command}: ${sentence}\n`)
  return exitCodes.couldNotRun
}

async function settingsOf({ config, type, strict }: LintOptions, { cwd }: LintCall): Promise<{ readonly value: Settings } | { readonly diagnostics: readonly Diagnostic[] }> {
  const file = config ?? findConfig(cwd)
  const { value, diagnostics } = file === undefined ? { value: defaultSettings, diagnostics: [] } : await readConfig(file)
  if (value === undefined || hasErrors(diagnostics)) return { diagnostics }
  // flags win over configuration
  return { value: { ...value, ...(strict ? { preset: 'strict' } : {}), ...(type === undefined ? {} : { type }) } }
}

async function conclude(linted: LintedFiles, options: LintOptions, call: LintCall): Promise<number> {
  const shown = options.baseline === undefined ? linted.diagnostics : applyBaseline(linted.diagnostics, options.baseline, call)
  if (typeof shown === 'string') return usageError(shown, call)
  await report([...linted.failures, ...shown], linted.texts, options, call)
  if (linted.fixed > 0) call.error.write(`fixed ${linted.fixed} ${linted.fixed === 1 ? 'problem' : 'problems'}\n`)
  if (linted.failures.length > 0) return exitCodes.couldNotRun
  const warnings = shown.filter(({ severity }) => severity === 'warning').length
  if (hasErrors(shown)) return exitCodes.problems
  if (warnings <= options.maxWarnings) return exitCodes.clean
  call.error.write(`more warnings (${warnings}) than --max-warnings ${options.maxWarnings}\n`)
  return exitCodes.problems
}

/** A baseline that is not there yet is written, and knows all there is. */
function applyBaseline(diagnostics: readonly Diagnostic[], file: string, { cwd, error }: LintCall): readonly Diagnostic[] | string {
  const nameOf = (source: string): string => relative(cwd, source).split(sep).join('/')
  if (!existsSync(file)) {
    replaceFile(file, `${JSON.stringify(makeBaseline(diagnostics, nameOf), undefined, 2)}\n`)
    error.write(`wrote ${diagnostics.length} known problems to ${nameOf(file)}\n`)
    return []
  }
  const baseline = parse(readFileSync(file, 'utf8'))
  if (!isBaseline(baseline)) return `"${nameOf(file)}" is no baseline: delete it, and run again to write it anew`
  const { fresh, gone } = beyondBaseline(diagnostics, baseline, nameOf)
  if (gone > 0) error.write(`${gone} of the known problems in ${nameOf(file)} are gone: delete it, and run again to write it anew\n`)
  return fresh
}

async function report(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>, options: LintOptions, call: LintCall): Promise<void> {
  const readText = (file: string): string | undefined => texts.get(file) ?? (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  const toFile = options.outputFile !== undefined
  const isForPeople = options.reporter === call.forPeople.name
  // nothing to say: what renders it need not be loaded
  if (isForPeople && diagnostics.length === 0 && !toFile) return
  const reporter = isForPeople ? await call.forPeople.load(toFile) : await reporters[options.reporter]?.()
  const text = reporter?.(diagnostics, { cwd: call.cwd, readText, version: call.version() }) ?? ''
  if (options.outputFile !== undefined) replaceFile(options.outputFile, text)
  else (isForPeople ? call.error : call.out).write(text)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}

// the language's own would load all of the language
function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}
