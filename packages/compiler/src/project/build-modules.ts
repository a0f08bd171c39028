import { hasErrors, sortDiagnostics, type Diagnostic, type Outcome } from '@stepwright/asl'
import { openPrograms, type OpenProgram } from '../program/open-program.js'
import { isJson } from '../program/user-files.js'
import type { SourceMapText } from '../transform/edits.js'
import { rewriteProgram, type RewrittenProgram } from '../transform/rewrite-program.js'
import { stripFiles } from '../transform/strip-files.js'
import type { LoadedModule, LoadOptions } from './loaded-module.js'
import { readEntries } from './read-entries.js'
import { prepareRun, type Run, type RunnableModule } from './run-modules.js'
import { thrownDiagnostics } from './thrown.js'

/** `loadModules`, once TypeScript is loaded. */
export async function buildModules(files: readonly string[], options: LoadOptions): Promise<Outcome<readonly LoadedModule[]>> {
  const { entries, diagnostics: unreadable } = await readEntries(files, options)
  if (unreadable.length > 0) return { value: undefined, diagnostics: unreadable }
  const programs = openPrograms(entries).map((open) => ({ open, rewritten: rewriteProgram(open) }))
  const diagnostics = unique(programs.flatMap(({ rewritten }) => rewritten.diagnostics))
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics: sortDiagnostics(diagnostics) }
  const { around = (run) => run() } = options
  const modules = executable(programs)
  return around(() => runEntries(entries, modules, diagnostics))
}

interface Executable {
  readonly modules: ReadonlyMap<string, RunnableModule>
  readonly maps: ReadonlyMap<string, readonly SourceMapText[]>
}

async function runEntries(entries: readonly string[], { modules, maps }: Executable, before: readonly Diagnostic[]): Promise<Outcome<readonly LoadedModule[]>> {
  const run = await prepareRun(modules)
  const loaded: LoadedModule[] = []
  const diagnostics = [...before]
  const thrown = new Set<unknown>()
  // One after another: recording is synchronous, but which module runs first must not depend on timing.
  for (const file of entries) {
    const outcome = await runOne(run, file)
    if ('exports' in outcome) loaded.push({ file, exports: outcome.exports })
    else if (!thrown.has(outcome.thrown)) diagnostics.push(...thrownDiagnostics(outcome.thrown, file, run, maps))
    if ('thrown' in outcome) thrown.add(outcome.thrown)
  }
  return { value: hasErrors(diagnostics) ? undefined : loaded, diagnostics: sortDiagnostics(diagnostics) }
}

async function runOne(run: Run, file: string): Promise<{ readonly exports: LoadedModule['exports'] } | { readonly thrown: unknown }> {
  try {
    return { exports: await run.run(file) }
  } catch (thrown) {
    return { thrown }
  }
}

function executable(programs: readonly { readonly open: OpenProgram; readonly rewritten: RewrittenProgram }[]): Executable {
  const modules = new Map<string, RunnableModule>()
  const maps = new Map<string, readonly SourceMapText[]>()
  for (const { open, rewritten } of programs) {
    const sources = open.userFiles.filter(({ fileName }) => !modules.has(fileName))
    const stripped = stripFiles(new Map(sources.flatMap(({ fileName }) => codeOf(fileName, rewritten))), open.configuration.options)
    for (const source of sources) {
      const file = source.fileName
      const imports = open.resolutions.get(file) ?? new Map<string, string>()
      const [result, changed] = [stripped.get(file), rewritten.files.get(file)]
      if (isJson(source)) modules.set(file, { code: source.text, isJson: true, imports })
      if (result === undefined || changed === undefined) continue
      modules.set(file, { code: result.code, isJson: false, imports })
      maps.set(file, [result.map, changed.map])
    }
  }
  return { modules, maps }
}

function codeOf(file: string, { files }: RewrittenProgram): (readonly [file: string, code: string])[] {
  const changed = files.get(file)
  return changed === undefined ? [] : [[file, changed.code]]
}

/** Two Programs may hold one file, and say the same about it. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify([one.code, one.message, one.location]), one])).values()]
}
