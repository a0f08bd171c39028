import type { CompiledProgram, EarlierBuild } from './compiled-program.js'

/** A module of the author's, run. */
export interface LoadedModule {
  /** Its absolute path. */
  readonly file: string
  readonly exports: Readonly<Record<string, unknown>>
}

/** How modules are loaded. */
export interface LoadOptions {
  /** What relative paths are relative to. */
  readonly cwd: string
  /** Runs what it is given: the modules are run inside, and nothing else. */
  readonly around?: <T>(run: () => Promise<T>) => Promise<T>
  /** What an earlier call for files of the same project compiled. */
  readonly earlier?: EarlierBuild
  /** Is given what was compiled, before it runs: for a later call's `earlier`. */
  readonly compiled?: (programs: readonly CompiledProgram[]) => void
}
