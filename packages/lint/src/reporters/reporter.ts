import type { Diagnostic } from '@stepwright/asl'

/** What a reporter may know besides the diagnostics. */
export interface ReportContext {
  /** Files are named from here. */
  readonly cwd: string
  /** The text of a file, if there is one. */
  readText(file: string): string | undefined
  /** Of the tool, for formats that ask for it. */
  readonly version?: string
}

/** Renders sorted diagnostics; the text ends with a line break, or is empty. */
export type Reporter = (diagnostics: readonly Diagnostic[], context: ReportContext) => string
