import type { Analysis, Site } from '@stepwright/asl'
import { call, type Handler, type HandlersByKind } from './handlers-by-kind.js'

/**
 * Calls the handlers of all rules at what the analyses find: once through each list, however many rules ask. Most machines have no
 * variables and no JSONata, and rules for these are not called there at all.
 */
export function visitAnalysis(analysis: Analysis, handlers: HandlersByKind): void {
  const atSite = handlers.get('Site') ?? nobody
  const atJsonata = handlers.get('Jsonata') ?? nobody
  const atIntrinsic = handlers.get('Intrinsic') ?? nobody
  if (atSite.length + atJsonata.length + atIntrinsic.length > 0) for (const site of analysis.sites()) visitSite(site, atSite, atJsonata, atIntrinsic)
  const atLiteral = handlers.get('Literal')
  if (atLiteral !== undefined) for (const literal of analysis.literals()) call(atLiteral, literal, undefined)
  const atRead = handlers.get('VariableRead')
  if (atRead !== undefined) for (const read of analysis.variables().reads) call(atRead, read, undefined)
  const atAssignment = handlers.get('Assignment')
  if (atAssignment !== undefined) for (const assignment of analysis.variables().assignments) call(atAssignment, assignment, undefined)
}

const nobody: readonly Handler[] = []

function visitSite(site: Site, atSite: readonly Handler[], atJsonata: readonly Handler[], atIntrinsic: readonly Handler[]): void {
  const { parsed } = site
  call(atSite, site, undefined)
  if (parsed.kind === 'jsonata') call(atJsonata, site, parsed.facts)
  else if (parsed.kind === 'intrinsic') call(atIntrinsic, site, parsed.call)
}
