import type { Config } from '../config/config.js'

/** What a new project is asked for. */
export interface Options {
  /** The name of the first workflow, in kebab case. */
  readonly name: string
  readonly target: NonNullable<Config['target']>
  /** Whether git checks before each commit. */
  readonly hook: boolean
  /** Whether GitHub checks each pull request. */
  readonly ci: boolean
  /** The version of this package. */
  readonly version: string
}
