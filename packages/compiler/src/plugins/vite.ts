import { DiagnosticsError, type Diagnostic } from '@stepwright/asl'
import type { SourceMapText } from '../transform/edits.js'
import type { Session } from './session.js'

/** What Vite and Vitest ask of a plugin, as far as this one answers. */
export interface StepwrightPlugin {
  readonly name: 'stepwright'
  readonly enforce: 'pre'
  /** Rewrites the author's TypeScript; leaves all else alone. Throws what is wrong, with its place as `loc`. */
  transform(code: string, id: string): Promise<{ readonly code: string; readonly map: SourceMapText } | undefined>
  watchChange(id: string): void
}

/**
 * A plugin for Vite and Vitest that does what the `stepwright` command does when it loads a file, so that tests can import workflows.
 *
 * @example
 * // vitest.config.ts
 * export default defineConfig({ plugins: [stepwright()] })
 * @see https://vite.dev/guide/api-plugin
 */
export function stepwright(): StepwrightPlugin {
  let session: Promise<Session> | undefined
  return {
    name: 'stepwright',
    // Before types are stripped: they say what an expression means.
    enforce: 'pre',
    transform: async (code, id) => {
      const file = fileOf(id)
      if (file === undefined) return undefined
      // Most files have nothing to do with Stepwright, and TypeScript takes a quarter of a second to load.
      if (session === undefined && !code.includes('stepwright')) return undefined
      session ??= import('./session.js').then(({ openSession }) => openSession())
      const rewritten = (await session).rewrite(file, code)
      if (rewritten === undefined) return undefined
      if (rewritten.diagnostics.length > 0) throw placedError(rewritten.diagnostics)
      return { code: rewritten.code, map: rewritten.map }
    },
    watchChange: () => {
      void session?.then((open) => open.forget())
    },
  }
}

/** The TypeScript file behind a module's id, if it is the author's. */
function fileOf(id: string): string | undefined {
  const [file = ''] = id.split('?')
  return /\.[mc]?tsx?$/.test(file) && !/\.d\.[mc]?ts$/.test(file) && !file.includes('/node_modules/') ? file : undefined
}

/** Vite shows the place of an error from its `loc`. */
function placedError(diagnostics: readonly Diagnostic[]): Error {
  const site = diagnostics[0]?.location.callSite
  const error = new DiagnosticsError(diagnostics)
  return site === undefined ? error : Object.assign(error, { id: site.file, loc: { file: site.file, line: site.line, column: site.column - 1 } })
}
