import type { Diagnostic } from '@stepwright/asl'
import type { EmittedFile } from '@stepwright/emit'
import type { Drawings } from '../drawing/built.js'
import type { BuildOptions } from './build-options.js'

/** What a build without errors made, and what it has to say, notes too. Plain data: it may be kept, and said again when nothing has changed. */
export interface BuildResult {
  readonly files: readonly EmittedFile[]
  readonly drawings: Drawings
  readonly diagnostics: readonly Diagnostic[]
  readonly options: BuildOptions
  /** When it was made: the linter knows what AWS ends when. */
  readonly day: string
  /** What ARNs leave to the deployment, and how they write it. */
  readonly open: readonly { readonly piece: 'account' | 'region' | 'partition'; readonly parameter: string }[]
}

/** What a call of `build` comes to: documents, or the configurations of workspaces that are to be built. */
export type BuildOutcome = { readonly made: BuildResult } | { readonly workspaces: readonly string[] }
