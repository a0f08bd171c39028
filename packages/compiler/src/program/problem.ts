import { diagnostic, type Diagnostic, type DiagnosticCode } from '@stepwright/asl'
import { callSiteOf } from './place.js'
import type { ts } from './typescript.js'

/** Something wrong with what an author wrote, where it stands. */
export interface Problem {
  readonly node: ts.Node
  readonly code: DiagnosticCode
  readonly message: string
  readonly help?: string
  readonly note?: string
}

/** The diagnostic of a problem. */
export function problemDiagnostic({ node, ...facts }: Problem): Diagnostic {
  const callSite = callSiteOf(node)
  return diagnostic({ ...facts, location: { source: callSite.file, pointer: '', anchor: 'value', callSite } })
}
