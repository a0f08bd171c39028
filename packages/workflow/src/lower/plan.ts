import type { Origin } from '../values/origin.js'
import { referencesOf } from '../values/tree-parts.js'
import type { ReferenceTree, Tree } from '../values/tree.js'
import type { Edge, Graph, GraphNode } from './graph.js'
import { treesOfNode } from './node-trees.js'
import { substitute } from './substitute.js'

/** How the values of one scope travel: as a state's input, or in variables. */
export interface Plan {
  /** What the input of a state holds: all of that value, or nothing known. */
  readonly inputs: ReadonlyMap<GraphNode, Origin | undefined>
  /** Values that are read where they are not the state's input, with where they are read. */
  readonly variables: ReadonlyMap<Origin, readonly ReferenceTree[]>
  /** The value that leaves on an edge as the state's Output, where it is not what the state yields by itself. */
  readonly outputs: ReadonlyMap<Edge, Tree>
  /** Reads of variables, by the state that reads. */
  readonly uses: ReadonlyMap<GraphNode, ReadonlySet<Origin>>
}

/** The value that `$states.result` is, where AWS gives the state a result. */
export function resultOf({ step }: GraphNode): Origin | undefined {
  if (step.kind === 'task' || step.kind === 'map') return step.result
  return step.kind === 'raw' && hasResult.has(step.state.kind) ? step.result : undefined
}

const hasResult: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map'])

/**
 * Decides how each value travels. A value that is read only by the next state is that state's input; one that is read
 * later is a variable. The second is found by trying the first, until nothing changes.
 */
export function planScope(graph: Graph): Plan {
  const draft: Draft = { graph, needed: new Set(), variables: new Map() }
  for (;;) {
    const size = measure(draft)
    const inputs = flowInputs(draft)
    const uses = new Map<GraphNode, Set<Origin>>()
    for (const variable of draft.variables.keys()) draft.variables.set(variable, [])
    for (const node of graph.nodes) readNode(draft, inputs, uses, node)
    if (measure(draft) === size) return { inputs, uses, ...draft, outputs: outputsOf(draft, inputs) }
  }
}

interface Draft {
  readonly graph: Graph
  /** Values of blocks and of `let` that something reads. */
  readonly needed: Set<Origin>
  readonly variables: Map<Origin, ReferenceTree[]>
}

const measure = ({ needed, variables }: Draft): number => needed.size + variables.size

/** Tells of each state what its input holds. */
function flowInputs(draft: Draft): Map<GraphNode, Origin | undefined> {
  const inputs = new Map<GraphNode, Origin | undefined>()
  // Nodes come after what leads to them, so one walk is enough as long as no edge leads back.
  for (const node of draft.graph.nodes) {
    const given = node === draft.graph.nodes[0] ? [draft.graph.entry] : []
    const arriving = new Set([...given, ...node.entries.map((edge) => dataOn(draft, inputs, edge))])
    const [only] = arriving
    inputs.set(node, arriving.size === 1 ? only : undefined)
  }
  return inputs
}

/** What a state hands to the next one on this edge. */
function dataOn(draft: Draft, inputs: ReadonlyMap<GraphNode, Origin | undefined>, edge: Edge): Origin | undefined {
  return carriedData(draft, edge)?.origin ?? resultOf(edge.from) ?? inputs.get(edge.from)
}

/** The value that the edge carries as data: the outermost one that is read and is no variable. */
function carriedData({ needed, variables }: Draft, { carried }: Edge) {
  return carried.findLast(({ origin, fixed }) => fixed === true || (needed.has(origin) && !variables.has(origin)))
}

function readNode(draft: Draft, inputs: ReadonlyMap<GraphNode, Origin | undefined>, uses: Map<GraphNode, Set<Origin>>, node: GraphNode): void {
  const input = inputs.get(node)
  const read = (reference: ReferenceTree, ...atHand: readonly (Origin | undefined)[]): void => {
    const { origin } = reference
    if (atHand.includes(origin) || origin.kind === 'input' || !owns(draft.graph, origin)) return
    if (origin.kind === 'value' && !draft.needed.has(origin)) {
      // Whether it can travel as data is known in the next round.
      draft.needed.add(origin)
      return
    }
    draft.variables.set(origin, [...(draft.variables.get(origin) ?? []), reference])
    uses.set(node, (uses.get(node) ?? new Set()).add(origin))
  }
  for (const tree of treesOfNode(node)) for (const reference of referencesOf(tree)) read(reference, input)
  if (node.inner !== undefined) for (const reference of outerReads(node.inner)) read(reference)
  for (const edge of node.exits) for (const tree of treesOfEdge(draft, edge)) for (const reference of referencesOf(tree)) read(reference, input, resultOf(node))
}

/** What is evaluated when a state is left on this edge, with the values that are known on it put in. */
function treesOfEdge(draft: Draft, edge: Edge): readonly Tree[] {
  const data = carriedData(draft, edge)
  const assigned = edge.carried.filter(({ origin }) => draft.variables.has(origin))
  return [...assigned.map(({ value }) => value), ...(data === undefined ? [] : [data.value]), ...(edge.returns === undefined ? [] : [edge.returns])].map((tree) => onEdge(tree, edge))
}

/** `tree` with the values that this edge carries put in the place of references to them. */
export function onEdge(tree: Tree, { carried }: Edge): Tree {
  if (carried.length === 0) return tree
  const values = new Map(carried.map(({ origin, value }) => [origin, value]))
  const resolve = (part: Tree): Tree => substitute(part, (origin) => {
    const value = values.get(origin)
    return value === undefined ? undefined : resolve(value)
  })
  return resolve(tree)
}

function outputsOf(draft: Draft, inputs: ReadonlyMap<GraphNode, Origin | undefined>): Map<Edge, Tree> {
  const outputs = new Map<Edge, Tree>()
  for (const node of draft.graph.nodes) {
    for (const edge of node.exits) {
      const tree = edge.returns ?? carriedData(draft, edge)?.value
      if (tree === undefined) continue
      const output = onEdge(tree, edge)
      const byItself = resultOf(node) ?? inputs.get(node)
      const same = output.kind === 'reference' && output.path.length === 0 && output.origin === byItself
      if (!same) outputs.set(edge, output)
    }
  }
  return outputs
}

/** Whether a value is made in this scope, and not around or inside it. */
function owns(graph: Graph, origin: Origin): boolean {
  const known = owned.get(graph)
  if (known !== undefined) return known.has(origin)
  const made = graph.nodes.flatMap((node) => [resultOf(node), ...node.exits.flatMap(({ carried }) => carried.map((value) => value.origin))])
  owned.set(graph, new Set([graph.entry, ...made]))
  return owns(graph, origin)
}

/** What each scope makes. A graph is whole before it is planned, so this is asked once. */
const owned = new WeakMap<Graph, ReadonlySet<Origin | undefined>>()

/** What a scope and the scopes inside it read from around it. */
export function outerReads(graph: Graph): ReferenceTree[] {
  return graph.nodes
    .flatMap((node) => [
      ...treesOfNode(node).flatMap(referencesOf),
      ...node.exits.flatMap(({ carried, returns }) => [...carried.map(({ value }) => value), ...(returns === undefined ? [] : [returns])].flatMap(referencesOf)),
      ...(node.inner === undefined ? [] : outerReads(node.inner)),
    ])
    .filter(({ origin }) => origin.kind !== 'input' && !owns(graph, origin))
}
