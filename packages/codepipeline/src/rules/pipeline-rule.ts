import type { CallSite, Diagnostic, DiagnosticFacts, Location, Pointer } from '@stepwright/asl'
import { diagnostic } from '@stepwright/asl'
import type { PipelineDeclaration } from '../model/declaration.js'
import { timelineOf, type Moment } from '../model/timeline.js'

/** What a rule looks at: a pipeline, whoever wrote it. */
export interface PipelineSubject {
  /** The file it was read from, or the pipeline's name. */
  readonly source: string
  readonly pipeline: PipelineDeclaration
  /** Where each part was written in TypeScript; empty for a document from a file. */
  readonly provenance: ReadonlyMap<Pointer, CallSite>
  readonly moments: readonly Moment[]
}

/** One check over a pipeline. It never changes the document. */
export type PipelineRule = (subject: PipelineSubject) => readonly Diagnostic[]

/** Gathers what rules need to know about a pipeline. */
export function subjectOf(
  pipeline: PipelineDeclaration,
  provenance: ReadonlyMap<Pointer, CallSite> = new Map(),
  source: string = pipeline.name,
): PipelineSubject {
  return { source, pipeline, provenance, moments: timelineOf(pipeline) }
}

/** The place of a pointer, with the nearest call site above it. */
export function locate(subject: PipelineSubject, at: Pointer, anchor: Location['anchor'] = 'value'): Location {
  const callSite = nearestSite(subject.provenance, at)
  return { source: subject.source, pointer: at, anchor, ...(callSite === undefined ? {} : { callSite }) }
}

/** A problem at a pointer of the pipeline. */
export function problem(subject: PipelineSubject, at: Pointer, facts: Omit<DiagnosticFacts, 'location'>): Diagnostic {
  return diagnostic({ ...facts, location: locate(subject, at) })
}

function nearestSite(provenance: ReadonlyMap<Pointer, CallSite>, at: Pointer): CallSite | undefined {
  let address: string = at
  for (;;) {
    const site = provenance.get(address as Pointer) // a pointer cut at a slash is a pointer
    if (site !== undefined || address === '') return site
    address = address.slice(0, address.lastIndexOf('/'))
  }
}
