import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'
import type { Edge, Graph, GraphNode } from './graph.js'
import { onEdge, yieldOf, type Plan } from './plan.js'
import { shapeOf } from './shape.js'

/** What the variables of a scope are set to, and which reads may come before anything was set. */
export interface Variables {
  /** On each edge: each variable that is set there, and to what. */
  readonly assigned: ReadonlyMap<Edge, ReadonlyMap<Origin, Tree>>
  readonly unset: readonly { readonly node: GraphNode; readonly origin: Origin }[]
}

/** Sets each variable where its value is made, but only on ways that lead to a read of it. */
export function placeVariables(graph: Graph, plan: Plan): Variables {
  const assigned = new Map<Edge, Map<Origin, Tree>>()
  const unset: { node: GraphNode; origin: Origin }[] = []
  const readers = readersOf(plan)
  for (const [origin, reads] of plan.variables) {
    const nodes = readers.get(origin) ?? []
    const { edges, isUnset } = walkBack(graph, origin, nodes)
    for (const edge of edges) assigned.set(edge, (assigned.get(edge) ?? new Map<Origin, Tree>()).set(origin, onEdge(shapeOf(origin, reads, graph.survey.language), edge)))
    if (isUnset) unset.push(...nodes.filter((node) => walkBack(graph, origin, [node]).isUnset).map((node) => ({ node, origin })))
  }
  return { assigned, unset }
}

function readersOf({ uses }: Plan): ReadonlyMap<Origin, readonly GraphNode[]> {
  const readers = new Map<Origin, GraphNode[]>()
  for (const [node, origins] of uses) for (const origin of origins) readers.set(origin, [...(readers.get(origin) ?? []), node])
  return readers
}

interface WaysBack {
  /** The edges on which the value comes to be. */
  readonly edges: readonly Edge[]
  /** Whether some way leads back to the start of the scope without one. */
  readonly isUnset: boolean
}

/** Goes from the states that read a value back to where it is made. */
function walkBack(graph: Graph, origin: Origin, readers: readonly GraphNode[]): WaysBack {
  const edges: Edge[] = []
  const seen = new Set<GraphNode>(readers)
  let isUnset = false
  for (const node of seen) {
    if (node === graph.nodes[0]) isUnset = true
    for (const edge of node.entries) {
      if (makes(graph, origin, edge)) edges.push(edge)
      else seen.add(edge.from)
    }
  }
  return { edges, isUnset }
}

/** Whether a value comes to be on this edge: it is carried there, it is the state's result, or the scope's first state is left. */
function makes(graph: Graph, origin: Origin, edge: Edge): boolean {
  if (edge.carried.some((one) => one.origin === origin)) return true
  return yieldOf(edge) === origin || (origin === graph.entry && edge.from === graph.nodes[0])
}
