import type { Diagnostic } from '@stepwright/asl'
import type { System } from '@stepwright/emit'
import type { FilePlan } from '../files/plan-files.js'

/** What a build without errors made, and what it has to say. */
export interface BuildResult {
  readonly system: System
  readonly plan: FilePlan
  readonly diagnostics: readonly Diagnostic[]
  /** Says diagnostics, with the reporter that was asked for. */
  report(diagnostics: readonly Diagnostic[]): void
}
