import type { Origin } from '../values/origin.js'
import { referencesOf } from '../values/tree-parts.js'
import type { ReferenceTree, Tree } from '../values/tree.js'
import type { Edge, Graph, GraphNode } from './graph.js'
import { onEdge, resultOf, yieldOf, type Plan } from './plan.js'
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
    for (const edge of edges) {
      const shape = shapeOf(origin, reads.map((read) => cautious(plan, edge, read)), graph.survey.language)
      assigned.set(edge, (assigned.get(edge) ?? new Map<Origin, Tree>()).set(origin, onEdge(shape, edge)))
    }
    if (isUnset) unset.push(...nodes.filter((node) => walkBack(graph, origin, [node]).isUnset).map((node) => ({ node, origin })))
  }
  return { assigned, unset }
}

function readersOf({ uses }: Plan): ReadonlyMap<Origin, readonly GraphNode[]> {
  const readers = new Map<Origin, GraphNode[]>()
  for (const [node, origins] of uses) for (const origin of origins) readers.set(origin, [...(readers.get(origin) ?? []), node])
  return readers
}

/**
 * A member of what a service answered, which some way to the end does not read, is kept as one that may be missing: a variable that cannot be set ends the
 * execution, and a reason for a failure is there only where something failed. What every way reads may be taken for granted, since nothing goes on without it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
function cautious(plan: Plan, edge: Edge, read: ReferenceTree): ReferenceTree {
  if (read.type.includes('undefined') || read.path.length === 0 || !isAnswer(edge, read) || isAlwaysRead(plan, edge, read)) return read
  return { ...read, type: [...read.type, 'undefined'] }
}

/** Whether what is read is a member of what a service answered here. What a function answers has a type that its author wrote. */
function isAnswer(edge: Edge, read: ReferenceTree): boolean {
  const { step } = edge.from
  if (step.kind !== 'task' || /:states:::(lambda|http):|:function:|:activity:|:states:startExecution/.test(step.resource)) return false
  const made = onEdge(read, edge)
  return made.kind === 'reference' && made.path.length > 0 && made.origin === resultOf(edge.from)
}

/** Whether no way from `edge` leads to an end without a state that reads the same. */
function isAlwaysRead({ ownReads }: Plan, edge: Edge, { origin, path }: ReferenceTree): boolean {
  const reads = (node: GraphNode): boolean =>
    surelyRead(node, ownReads.get(node) ?? []).some((each) => each.origin === origin && !each.type.includes('undefined') && path.every((segment, place) => each.path[place] === segment))
  const seen = new Set<GraphNode | undefined>([edge.to])
  for (const node of seen) {
    if (node === undefined) return false
    if (reads(node)) continue
    if (node.exits.length === 0) return false
    for (const exit of node.exits) seen.add(exit.to)
  }
  return true
}

/** Of a Choice, only the first test is always made. */
function surelyRead({ step }: GraphNode, all: readonly ReferenceTree[]): readonly ReferenceTree[] {
  const first = step.kind === 'choice' ? step.branches[0]?.test : undefined
  return first === undefined ? all : referencesOf(first)
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
