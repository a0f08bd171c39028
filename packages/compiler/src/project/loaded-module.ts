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
}
