import { diagnostic, DiagnosticsError, type CallSite, type DiagnosticCode } from '@stepwright/asl'
import { siteLocation } from './site-location.js'

/** What was done wrongly, and how it is done. */
export interface MisuseFacts {
  readonly code: DiagnosticCode
  readonly message: string
  readonly help: string
  readonly note?: string
  readonly site?: CallSite | undefined
}

/**
 * The error of a value or verb that was used wrongly while a workflow is recorded, where going on makes no sense.
 * Without a site, whoever loads the module adds the place from the stack.
 */
export function misuse({ site, ...facts }: MisuseFacts): DiagnosticsError {
  return new DiagnosticsError([diagnostic({ ...facts, location: siteLocation(site, '') })])
}
