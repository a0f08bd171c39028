import { formatCallSite } from '../source/call-site.js'
import type { Diagnostic } from './diagnostic.js'

/**
 * Diagnostics on their way out of a call that cannot return them: a verb used wrongly while a workflow is recorded, or
 * an outermost `…OrThrow`. Everything inside returns an `Outcome`.
 */
export class DiagnosticsError extends Error {
  override readonly name = 'DiagnosticsError'
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(summary).join('\n'))
    this.diagnostics = diagnostics
  }
}

/** Whether `thrown` carries diagnostics; true as well for one thrown by another copy of this package. */
export function isDiagnosticsError(thrown: unknown): thrown is DiagnosticsError {
  return thrown instanceof Error && thrown.name === 'DiagnosticsError' && 'diagnostics' in thrown
}

function summary({ severity, code, message, location, help }: Diagnostic): string {
  const place = location.callSite === undefined ? location.source : formatCallSite(location.callSite)
  return `${severity}[${code}]: ${message} (${place})${help === undefined ? '' : `; ${help}`}`
}
