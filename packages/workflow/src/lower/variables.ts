import type { Origin } from '../values/origin.js'
import type { ObjectEntry, ReferenceTree, Tree } from '../values/tree.js'
import type { Edge, Graph, GraphNode } from './graph.js'
import { onEdge, resultOf, type Plan } from './plan.js'

/** What the variables of a scope are set to, and which reads may come before anything was set. */
export interface Variables {
  /** On each edge: each variable that is set there, and to what. */
  readonly assigned: ReadonlyMap<Edge, ReadonlyMap<Origin, Tree>>
  readonly unset: readonly { readonly node: GraphNode; readonly origin: Origin }[]
}

/** Sets each variable where its value is made, but only on ways that lead to a read of it. */
export function placeVariables(graph: Graph, plan: Plan): Variables {
  const assigned = new Map<Edge, Map<Origin, Tree>>()
  for (const [origin, reads] of plan.variables) {
    const wanted = leadingToRead(plan, origin)
    for (const edge of graph.nodes.flatMap(({ exits }) => exits)) {
      if (edge.to === undefined || !wanted.has(edge.to) || !makes(graph, origin, edge)) continue
      const onThisEdge = assigned.get(edge) ?? new Map<Origin, Tree>()
      assigned.set(edge, onThisEdge.set(origin, onEdge(shape(origin, reads), edge)))
    }
  }
  return { assigned, unset: unsetReads(graph, plan, assigned) }
}

/** Whether a value comes to be on this edge: it is carried there, it is the state's result, or the scope's first state is left. */
function makes(graph: Graph, origin: Origin, edge: Edge): boolean {
  if (edge.carried.some((one) => one.origin === origin)) return true
  return resultOf(edge.from) === origin || (origin === graph.entry && edge.from === graph.nodes[0])
}

/** The states from which a read of the variable can be reached. */
function leadingToRead({ uses }: Plan, origin: Origin): ReadonlySet<GraphNode> {
  const found = new Set<GraphNode>()
  const walk = (node: GraphNode): void => {
    if (found.has(node)) return
    found.add(node)
    for (const { from } of node.entries) walk(from)
  }
  for (const [node, origins] of uses) if (origins.has(origin)) walk(node)
  return found
}

/** Only the members that are read, in the shape they have: all of it where all of it is read. */
function shape(origin: Origin, reads: readonly ReferenceTree[]): Tree {
  const paths = reads.map(({ path, type }) => ({ path: upToIndex(path), optional: type.includes('undefined') }))
  return shapeAt(whole(origin), paths)
}

interface Wanted {
  readonly path: readonly string[]
  readonly optional: boolean
}

function shapeAt(value: ReferenceTree, wanted: readonly Wanted[]): Tree {
  if (wanted.some(({ path }) => path.length === 0)) {
    return wanted.some(({ path, optional }) => path.length === 0 && optional) ? { ...value, type: ['unknown', 'undefined'] } : value
  }
  const members = new Map<string, Wanted[]>()
  for (const { path: [name = '', ...path], optional } of wanted) members.set(name, [...(members.get(name) ?? []), { path, optional }])
  const entries = [...members].map(([key, inside]): ObjectEntry => ({ key, value: shapeAt({ ...value, path: [...value.path, key] }, inside) }))
  return { kind: 'object', entries, type: ['object'] }
}

/** A list is kept whole. */
function upToIndex(path: readonly (string | number)[]): readonly string[] {
  const index = path.findIndex((segment) => typeof segment === 'number')
  return (index < 0 ? path : path.slice(0, index)) as readonly string[]
}

const whole = (origin: Origin): ReferenceTree => ({ kind: 'reference', origin, path: [], type: ['unknown'] })

/** Reads of variables that are not set on every way there. */
function unsetReads(graph: Graph, { uses }: Plan, assigned: ReadonlyMap<Edge, ReadonlyMap<Origin, Tree>>): Variables['unset'] {
  const set = new Map<GraphNode, ReadonlySet<Origin>>()
  const unset: { node: GraphNode; origin: Origin }[] = []
  for (const node of graph.nodes) {
    const ways = node.entries.map((edge) => new Set([...(set.get(edge.from) ?? []), ...(assigned.get(edge)?.keys() ?? [])]))
    const [first, ...others] = ways
    const here = new Set([...(first ?? [])].filter((origin) => others.every((way) => way.has(origin))))
    set.set(node, here)
    for (const origin of uses.get(node) ?? []) if (!here.has(origin)) unset.push({ node, origin })
  }
  return unset
}
