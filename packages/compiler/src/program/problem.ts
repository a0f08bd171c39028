import { diagnostic, type Diagnostic, type DiagnosticCode, type Location } from '@stepwright/asl'
import { callSiteOf } from './place.js'
import type { ts } from './typescript.js'

/** Something wrong with what an author wrote, where it stands. */
export interface Problem {
  readonly node: ts.Node
  readonly code: DiagnosticCode
  readonly message: string
  readonly help?: string
  readonly note?: string
  /** Second places that explain the first. */
  readonly related?: readonly { readonly node: ts.Node; readonly message: string }[]
}

/** The diagnostic of a problem. */
export function problemDiagnostic({ node, related = [], ...facts }: Problem): Diagnostic {
  return diagnostic({ ...facts, location: locationOf(node), related: related.map((one) => ({ message: one.message, location: locationOf(one.node) })) })
}

function locationOf(node: ts.Node): Location {
  const callSite = callSiteOf(node)
  return { source: callSite.file, pointer: '', anchor: 'value', callSite }
}
