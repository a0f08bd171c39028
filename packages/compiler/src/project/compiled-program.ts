import type { FileFacts } from '../references/facts.js'
import type { SourceMapText } from '../transform/edits.js'

/** The author's files under one tsconfig.json, compiled without a problem. Plain data: it may be kept for builds to come. */
export interface CompiledProgram {
  /** The tsconfig.json. */
  readonly configuration?: string
  /** By absolute path. */
  readonly files: Readonly<Record<string, CompiledFile>>
  /** Files that declare things for all others, in their order; those of the author's can only be compiled with all others. */
  readonly surroundings: readonly string[]
}

/** A file as it is run. */
export interface CompiledFile {
  readonly code: string
  readonly isJson: boolean
  /** Where imports of other such files lead, by specifier. */
  readonly imports: readonly (readonly [specifier: string, file: string])[]
  /** What it brings into the Program besides. */
  readonly brings: readonly string[]
  /** From what is run to what was written. */
  readonly maps: readonly SourceMapText[]
  /** Missing where the files of its Program can only be compiled together, and where nobody keeps them. */
  readonly facts?: FileFacts
}

/** What an earlier build compiled, and which of the author's files are no longer what they were. All else must be. */
export interface EarlierBuild {
  readonly programs: readonly CompiledProgram[]
  readonly changed: ReadonlySet<string>
}
