import { hasErrors, sortDiagnostics, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { SourceMapText } from '../transform/edits.js'
import { compilePrograms } from './compile-programs.js'
import type { CompiledProgram } from './compiled-program.js'
import type { LoadedModule, LoadOptions } from './loaded-module.js'
import { readEntries } from './read-entries.js'
import { prepareRun, type Run, type RunnableModule } from './run-modules.js'
import { thrownDiagnostics } from './thrown.js'

/** `loadModules`, once TypeScript is loaded. */
export async function buildModules(files: readonly string[], options: LoadOptions): Promise<Outcome<readonly LoadedModule[]>> {
  const { entries, diagnostics: unreadable } = await readEntries(files, options)
  if (unreadable.length > 0) return { value: undefined, diagnostics: unreadable }
  const { programs, diagnostics } = compilePrograms(entries, { earlier: options.earlier, isKept: options.compiled !== undefined })
  if (diagnostics.length > 0) return { value: undefined, diagnostics: sortDiagnostics(diagnostics) }
  const { around = (run) => run(), compiled } = options
  compiled?.(programs)
  const modules = executable(programs)
  return around(() => runEntries(entries, modules))
}

interface Executable {
  readonly modules: ReadonlyMap<string, RunnableModule>
  readonly maps: ReadonlyMap<string, readonly SourceMapText[]>
}

async function runEntries(entries: readonly string[], { modules, maps }: Executable): Promise<Outcome<readonly LoadedModule[]>> {
  const run = await prepareRun(modules)
  const loaded: LoadedModule[] = []
  const diagnostics: Diagnostic[] = []
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
  // A misuse deep inside a literal is many calls away from the line that holds it, which the stack is asked for.
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 200
  try {
    return { exports: await run.run(file) }
  } catch (thrown) {
    return { thrown }
  } finally {
    Error.stackTraceLimit = limit
  }
}

function executable(programs: readonly CompiledProgram[]): Executable {
  const modules = new Map<string, RunnableModule>()
  const maps = new Map<string, readonly SourceMapText[]>()
  for (const { files } of programs) {
    for (const [file, compiled] of Object.entries(files)) {
      if (modules.has(file)) continue
      modules.set(file, { code: compiled.code, isJson: compiled.isJson, imports: new Map(compiled.imports) })
      if (!compiled.isJson) maps.set(file, compiled.maps)
    }
  }
  return { modules, maps }
}
