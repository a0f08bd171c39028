import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as Esbuild from 'esbuild'

/** As much of esbuild as bundles need. */
export type Bundler = Pick<typeof Esbuild, 'build'>

/** The project's own esbuild first; the one beside this package otherwise. */
export function loadBundler(cwd: string): Bundler | undefined {
  for (const from of [join(cwd, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from)('esbuild') as Bundler
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error
    }
  }
  return undefined
}
