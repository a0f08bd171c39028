import type { CallSite, Diagnostic, Pointer, Scope, State } from '@stepwright/asl'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'
import type { Graph, GraphNode } from './graph.js'
import { planScope } from './plan.js'
import { place, pointerOf, type MachinePrinter, type ScopePrinter } from './scope-printer.js'
import { stateOf } from './state.js'
import { nameVariables } from './variable-names.js'
import { placeVariables } from './variables.js'

/** Prints a scope: its states in the order in which they were written. */
export function printScope(machine: MachinePrinter, graph: Graph, pointer: Pointer): Omit<Scope, 'pointer' | 'comment'> {
  const plan = planScope(graph)
  const variables = placeVariables(graph, plan)
  // By name, since a branch may know a value of the scope around it by another one.
  const taken = new Set([...machine.taken, ...machine.names.values()])
  const own = nameVariables(plan.variables.keys(), taken)
  const names = new Map<Origin, string>([...machine.names, ...own])
  const printer: ScopePrinter = { ...machine, names, graph, plan, variables, pointer }
  reportUnset(printer)
  const states = new Map<string, State>()
  for (const node of graph.nodes) {
    const state = stateOf(printer, node, (inner, address) => printScope({ ...machine, taken, names }, inner, address))
    const same = states.get(state.name)
    if (same !== undefined && JSON.stringify(same) === JSON.stringify(state)) continue
    takeName(printer, node)
    noteCandidates(printer, node)
    states.set(state.name, state)
  }
  return { startAt: graph.nodes[0]?.step.name ?? '', states: [...states.values()] }
}

/** Of one name come Fail and Succeed steps here, and steps of one call site (`recorder.ts`): what prints the same in one scope is one state, anything else is two. */
function takeName(printer: ScopePrinter, node: GraphNode): void {
  const { name } = node.step
  const site = siteOf(node)
  if (printer.stateNames.has(name)) {
    const first = printer.stateNames.get(name)
    printer.diagnostics.push({
      code: 'flow/duplicate-state-name',
      severity: 'error',
      message: `two states are named "${name}"`,
      help: 'give one of them another name; in a function that is called twice, put a parameter into the name',
      note: "a state's name is its address in the whole machine, blocks included",
      location: place(printer, node, site),
      related: first === undefined ? [] : firstUse(name, first, site),
      fixes: [],
    })
  }
  printer.stateNames.set(name, site)
  if (site !== undefined) printer.provenance.set(pointerOf(printer, node), site)
}

/** Of a function that is called twice, its own line says nothing: the two differ by where it is called, as far as that is known. */
function firstUse(name: string, first: CallSite, site: CallSite | undefined): Diagnostic['related'] {
  const isSame = site !== undefined && first.file === site.file && first.line === site.line && first.column === site.column
  const callSite = isSame ? first.calledFrom : first
  if (callSite === undefined) return []
  const message = callSite === first ? `"${name}" is first used here` : `the function that uses "${name}" is first called here`
  return [{ message, location: { source: callSite.file, pointer: '', anchor: 'value', callSite } }]
}

/** Arguments that are computed, and of which the type says what they may be. */
function noteCandidates(printer: ScopePrinter, node: GraphNode): void {
  const { named, parts } = callOf(node)
  const known = Object.entries(parts).flatMap(([prefix, tree]) =>
    (tree?.kind === 'object' ? tree.entries : []).flatMap((entry) => {
      const texts = 'key' in entry ? printer.candidatesOf(entry.value) : undefined
      return 'key' in entry && texts !== undefined ? [[prefix + entry.key, texts] as const] : []
    }),
  )
  const all = { ...Object.fromEntries(known), ...named }
  if (Object.keys(all).length > 0) printer.candidates.set(pointerOf(printer, node), all)
}

interface CallOfStep {
  readonly named?: { readonly [argument: string]: readonly string[] } | undefined
  /** By what goes before the names of their members. */
  readonly parts: { readonly [prefix: string]: Tree | undefined }
}

/** What a step calls AWS with. The reader and the writer of a distributed Map have names in common. */
function callOf({ step }: GraphNode): CallOfStep {
  if (step.kind === 'task') return { named: step.named, parts: { '': step.arguments } }
  if (step.kind !== 'map' || step.distributed === undefined) return { parts: {} }
  const { named, reader, writer } = step.distributed
  return { named, parts: { '': reader?.arguments, 'ResultWriter.': writer?.arguments } }
}

const siteOf = ({ step }: GraphNode): CallSite | undefined => (step.kind === 'done' ? undefined : step.site)

function reportUnset(printer: ScopePrinter): void {
  for (const { node, origin } of printer.variables.unset) {
    const site = siteOf(node)
    printer.diagnostics.push({
      code: 'flow/value-not-on-every-way',
      severity: 'error',
      message: `"${node.step.name}" reads "${origin.name}", which has not run on every way to here`,
      help: 'let every block of the choice return the value, and use what the choice yields',
      location: place(printer, node, site),
      related:
        origin.site === undefined
          ? []
          : [
              {
                message: `"${origin.name}" is made here`,
                location: { source: origin.site.file, pointer: pointerOf(printer, node), anchor: 'value', callSite: origin.site },
              },
            ],
      fixes: [],
    })
  }
}
