import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '@stepwright/asl'
import { beyondBaseline, defaultSettings, findConfig, findDefinitions, isBaseline, lintFiles, makeBaseline, readConfig, reporters, type LintedFiles, type Settings } from '@stepwright/lint'
import { exitCodes, type Call, type Run } from './command.js'
import { readLintOptions, type LintOptions } from './lint-options.js'
import { usageError } from './usage-error.js'

/** `stepwright lint`: what is wrong with definitions. Reads data only: no code of theirs runs, and TypeScript is not loaded. */
export const lint: Run = async (call) => {
  const options = readLintOptions(call)
  if (typeof options === 'string') return usageError(call.error, options)
  const settings = await settingsOf(options, call)
  if ('diagnostics' in settings) {
    await report(settings.diagnostics, new Map(), options, call)
    return exitCodes.couldNotRun
  }
  const { files, unmatched } = findDefinitions(call.names, call.cwd)
  if (unmatched.length > 0) return usageError(call.error, `${unmatched.map((name) => `"${name}"`).join(', ')} stands for no file: name a file, a folder or a glob, or "-"`)
  const input = files.includes('-') ? { file: resolve(call.cwd, options.stdinName), text: readFileSync(0, 'utf8') } : undefined
  const linted = await lintFiles({ files, settings: settings.value, ...(input === undefined ? {} : { input }), ...(options.fix === undefined ? {} : { fix: options.fix }) })
  return conclude(linted, options, call)
}

async function settingsOf({ config, type, strict }: LintOptions, { cwd }: Call): Promise<{ readonly value: Settings } | { readonly diagnostics: readonly Diagnostic[] }> {
  const file = config ?? findConfig(cwd)
  const { value, diagnostics } = file === undefined ? { value: defaultSettings, diagnostics: [] } : await readConfig(file)
  if (value === undefined || hasErrors(diagnostics)) return { diagnostics }
  // flags win over configuration
  return { value: { ...value, ...(strict ? { preset: 'strict' } : {}), ...(type === undefined ? {} : { type }) } }
}

async function conclude(linted: LintedFiles, options: LintOptions, call: Call): Promise<number> {
  const shown = options.baseline === undefined ? linted.diagnostics : applyBaseline(linted.diagnostics, options.baseline, call)
  if (typeof shown === 'string') return usageError(call.error, shown)
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
function applyBaseline(diagnostics: readonly Diagnostic[], file: string, { cwd, error }: Call): readonly Diagnostic[] | string {
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

async function report(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>, options: LintOptions, call: Call): Promise<void> {
  const readText = (file: string): string | undefined => texts.get(file) ?? (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  const toFile = options.outputFile !== undefined
  const text = await render(diagnostics, { readText, toFile }, options, call)
  if (options.outputFile !== undefined) replaceFile(options.outputFile, text)
  else (options.reporter === 'pretty' ? call.error : call.out).write(text)
}

interface Rendering {
  readonly readText: (file: string) => string | undefined
  readonly toFile: boolean
}

async function render(diagnostics: readonly Diagnostic[], { readText, toFile }: Rendering, { reporter }: LintOptions, { cwd, error }: Call): Promise<string> {
  const named = reporters[reporter]
  if (named !== undefined) return (await named())(diagnostics, { cwd, readText })
  if (diagnostics.length === 0) return ''
  const [{ pretty }, { plainStyle }] = await Promise.all([import('../reporters/pretty.js'), import('../terminal/style.js')])
  return pretty(diagnostics, { cwd, readText, style: toFile ? plainStyle : error.style })
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
