import type { Diagnostic } from '@stepwright/asl'
import type { FilePlan } from '../files/plan-files.js'
import type { BuildResult } from './build-result.js'

/** What a build made, and what stands between that and the folder it belongs in. */
export interface PlannedBuild extends BuildResult {
  readonly plan: FilePlan
  /** Says diagnostics, with the reporter that was asked for. */
  report(diagnostics: readonly Diagnostic[]): void
}
