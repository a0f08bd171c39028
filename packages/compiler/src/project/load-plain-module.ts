import type { Outcome } from '@stepwright/asl'
import type { LoadedModule, LoadOptions } from './loaded-module.js'

/**
 * Runs a TypeScript module as it is, without a look at its types or arrows: a third of the time. For modules that import nothing but
 * `stepwright` and Node, such as a configuration; of all others, and of one that cannot be parsed, `undefined`, and `loadModules` takes them.
 *
 * Diagnostics: `build/unreadable-file`, `build/module-failed`.
 */
export async function loadPlainModule(file: string, options: LoadOptions): Promise<Outcome<LoadedModule> | undefined> {
  const { runPlainModule } = await import('./run-plain-module.js')
  return runPlainModule(file, options)
}
