import type { Outcome } from '@stepwright/asl'
import type { LoadedModule, LoadOptions } from './loaded-module.js'

/**
 * Compiles and runs TypeScript modules, in this process and without writing anything. With an error in any of them, none
 * is run. Each call runs them anew.
 *
 * Diagnostics: `build/unreadable-file`, `build/typescript`, `build/unsupported-expression`, `build/unknown-call`,
 * `build/step-in-expression`, `build/operator-on-reference`, `build/module-failed`, and whatever recording a workflow says.
 *
 * @example
 * const { value, diagnostics } = await loadModules(['release.workflow.ts'], { cwd: process.cwd() })
 * // value: [{ file: '/app/release.workflow.ts', exports: { release: … } }]
 */
export async function loadModules(files: readonly string[], options: LoadOptions): Promise<Outcome<readonly LoadedModule[]>> {
  // TypeScript takes a quarter of a second to load: only for those who need it.
  const { buildModules } = await import('./build-modules.js')
  return buildModules(files, options)
}
