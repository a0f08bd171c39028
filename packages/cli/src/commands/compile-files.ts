import { hasErrors, type Diagnostic, type Outcome } from '@stepwright/asl'
import { loadModules, type LoadOptions } from '@stepwright/compiler'
import { systemOf, type System } from '@stepwright/emit'
import { count } from '../terminal/count.js'
import { withProgress } from '../terminal/progress.js'
import { collectExports } from './collect-exports.js'
import { withQuietOutput } from './with-quiet-output.js'

/** How modules are loaded: somebody may be watching, and something may be known of them. */
export type Loading = Omit<LoadOptions, 'cwd'>

/** What modules of an author's export, compiled; and everything that was said on the way. */
export async function compileFiles(files: readonly string[], cwd: string, { around = (run) => run(), ...kept }: Loading = {}): Promise<Outcome<System>> {
  const said: Diagnostic[] = []
  const keep = <T>({ value, diagnostics }: Outcome<T>): T | undefined => {
    said.push(...diagnostics)
    return value
  }
  const modules = keep(await withProgress(`compiling ${count(files.length, 'file')}…`, () => withQuietOutput(() => loadModules(files, { ...kept, cwd, around }))))
  const exports = modules && keep(collectExports(modules))
  const system = exports && keep(await around(async () => systemOf(exports)))
  return { value: hasErrors(said) ? undefined : system, diagnostics: said }
}
