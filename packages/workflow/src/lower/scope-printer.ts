import { child, type CallSite, type Diagnostic, type Pointer } from '@stepwright/asl'
import type { Origin } from '../values/origin.js'
import type { CandidatesOf } from './candidates.js'
import type { Edge, Graph, GraphNode } from './graph.js'
import { yieldOf, type Plan } from './plan.js'
import type { Variables } from './variables.js'
import type { Language, Place, Writer } from './writer.js'
import { siteLocation } from '../values/site-location.js'

/** What the whole machine is printed with. */
export interface MachinePrinter {
  readonly language: Language
  readonly source: string
  readonly diagnostics: Diagnostic[]
  /** Where each part was written. */
  readonly provenance: Map<Pointer, CallSite>
  /** What computed names may be, by their task. */
  readonly candidates: Map<Pointer, Readonly<Record<string, readonly string[]>>>
  readonly candidatesOf: CandidatesOf
  /** Names that no variable may have. */
  readonly taken: ReadonlySet<string>
  /** Names of variables in this scope and the scopes around. */
  readonly names: ReadonlyMap<Origin, string>
  /** Names of the states printed so far, in all scopes, with where they were written. */
  readonly stateNames: Map<string, CallSite | undefined>
}

/** What one scope is printed with. */
export interface ScopePrinter extends MachinePrinter {
  readonly graph: Graph
  readonly plan: Plan
  readonly variables: Variables
  /** Address of the scope. */
  readonly pointer: Pointer
}

/** The address of a state of this scope. */
export const pointerOf = ({ pointer }: ScopePrinter, { step }: GraphNode): Pointer => child(pointer, 'States', step.name)

/** Writes what a state computes, or one of its ways out. */
export const writerAt = (printer: ScopePrinter, node: GraphNode, edge?: Edge): Writer => printer.language(placeOf(printer, node, edge))

/** Where values are found in a state, or on one of its ways out. */
function placeOf(printer: ScopePrinter, node: GraphNode, edge: Edge | undefined): Place {
  const input = printer.plan.inputs.get(node)
  const result = edge === undefined ? undefined : yieldOf(edge)
  // In JSONPath, what selects from a result cannot look at the input.
  const seesInput = result === undefined || printer.graph.survey.language === 'JSONata'
  const fallback = node.step.kind === 'done' ? undefined : node.step.site
  return {
    isTaken: (name) => name === 'states' || [...printer.names.values()].includes(name),
    given: input,
    find: (origin) => {
      if (origin.kind === 'context') return { in: 'context' }
      if (origin === result) return { in: origin.kind === 'error' ? 'error' : 'result' }
      if (origin === input && seesInput) return { in: 'input' }
      const name = printer.names.get(origin)
      if (name !== undefined) return { in: 'variable', name }
      if (origin.kind !== 'input') printer.diagnostics.push(outOfScope(printer, node, origin))
      return { in: 'execution-input' }
    },
    refuse: ({ site = fallback, ...facts }) => {
      const location = place(printer, node, site)
      // A part that stands twice in the machine's text was written once.
      const isKnown = (one: Diagnostic): boolean => one.message === facts.message && one.location.pointer === location.pointer && one.location.callSite === location.callSite
      if (printer.diagnostics.some(isKnown)) return
      printer.diagnostics.push({ code: 'build/unsupported-expression', severity: 'error', ...facts, location, related: [], fixes: [] })
    },
  }
}

/** A place in the machine, and where it was written. */
export function place(printer: ScopePrinter, node: GraphNode, site: CallSite | undefined): Diagnostic['location'] {
  return siteLocation(site, printer.source, pointerOf(printer, node))
}

function outOfScope(printer: ScopePrinter, node: GraphNode, origin: Origin): Diagnostic {
  const site = node.step.kind === 'done' ? undefined : node.step.site
  return {
    code: 'flow/value-out-of-scope',
    severity: 'error',
    message: `"${node.step.name}" reads "${origin.name}", which exists only inside a block that has ended`,
    help: `return it from the block, and use what the step around it yields`,
    note: 'what runs for each item of a Map has its own values, once for each item',
    location: place(printer, node, site),
    related:
      origin.site === undefined
        ? []
        : [{ message: `"${origin.name}" comes from here`, location: { source: origin.site.file, pointer: '', anchor: 'value', callSite: origin.site } }],
    fixes: [],
  }
}
