import { isEverywhere, type Origin } from '../values/origin.js'
import { referencesOf } from '../values/tree-parts.js'
import type { ReferenceTree, Tree } from '../values/tree.js'
import { addEdge, canShape, givenInput, type Carried, type Edge, type Graph, type GraphNode } from './graph.js'
import { appendedEntry } from './appended-entry.js'
import { treesOfNode } from './node-trees.js'
import { shapeOf } from './shape.js'
import { substitute } from './substitute.js'

/** The scopes that a state runs. */
export const innersOf = ({ inner, branches = [] }: GraphNode): readonly Graph[] => (inner === undefined ? branches : [inner, ...branches])

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
  /** What each state reads itself, before it leaves. */
  readonly ownReads: ReadonlyMap<GraphNode, readonly ReferenceTree[]>
  /** What this scope and the scopes inside it read from around it. */
  readonly outer: readonly ReferenceTree[]
}

/** The value that `$states.result` is, where AWS gives the state a result. */
export function resultOf({ step }: GraphNode): Origin | undefined {
  if (step.kind === 'task' || step.kind === 'map' || step.kind === 'parallel') return step.result
  return step.kind === 'raw' && hasResult.has(step.state.kind) ? step.result : undefined
}

/** What is handed on along an edge by itself: the error on the way to a handler, else the state's result, where it has one. */
export function yieldOf({ from, exit }: Edge): Origin | undefined {
  return typeof exit === 'object' && 'handler' in exit ? exit.handler.error : resultOf(from)
}

const hasResult: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map'])

/**
 * Decides how each value travels. A value that is read only by the next state is that state's input; one that is read
 * later is a variable. The second is found by trying the first, until nothing changes.
 */
export function planScope(graph: Graph): Plan {
  const known = plans.get(graph)
  if (known !== undefined) return known
  const owned = ownedBy(graph)
  const isOwn = ({ origin }: ReferenceTree): boolean => owned.has(origin)
  for (const draft: Draft = { graph, variables: new Set(neverData(graph)) }; ; ) {
    const needs = needsOf(draft)
    const inputs = flowInputs(draft, needs)
    const { variables, uses } = readsOfVariables(draft, needs, inputs, isOwn)
    const size = draft.variables.size
    for (const origin of variables.keys()) draft.variables.add(origin)
    if (draft.variables.size > size) continue
    if (variables.has(graph.entry) && addStart(graph)) continue
    const outer = needs.all.filter((reference) => !isEverywhere(reference.origin) && !isOwn(reference))
    const plan = { inputs, uses, variables, outer, ownReads: needs.ofNode, outputs: outputsOf(draft, needs, inputs) }
    plans.set(graph, plan)
    return plan
  }
}

/** In JSONPath, what leaves by a rule, a Default, a Catcher or a Wait is a variable: they make no data. */
function neverData({ nodes, survey }: Graph): Origin[] {
  if (survey.language === 'JSONata') return []
  return nodes.flatMap(({ exits }) => exits.flatMap((edge) => (canShape(edge) ? [] : edge.carried.map(({ origin }) => origin))))
}

/** What a Task selects from its result in JSONPath cannot look at what the Task was given. */
const seesInput = (edge: Edge): boolean => edge.from.graph.survey.language === 'JSONata' || yieldOf(edge) === undefined

/** The reads of a way out, but not the one that a ResultPath stands for: `{ ...given, key: value }`. */
function withoutAppending(edge: Edge, { onEdge: reads, data }: Needs, input: Origin | undefined): readonly ReferenceTree[] {
  const references = reads.get(edge) ?? []
  const carried = data.get(edge)
  const left = edge.returns === undefined ? carried && valueOn(edge, carried) : onEdge(edge.returns, edge)
  const appended = left === undefined || seesInput(edge) ? undefined : appendedEntry(left)
  if (appended === undefined || appended.onto.origin !== input) return references
  const first = references.findIndex(({ origin, path }) => origin === input && path.length === 0)
  return references.filter((_, place) => place !== first)
}

/**
 * In JSONPath, the Assign of a Task sees its result and not what it was given, so a Pass in front of it keeps what the
 * scope was given.
 */
function addStart(graph: Graph): boolean {
  const [first] = graph.nodes
  if (graph.survey.language === 'JSONata' || first === undefined || resultOf(first) === undefined) return false
  const start: GraphNode = { step: { kind: 'pass', name: `${graph.name ?? 'Workflow'}: start` }, graph, entries: [], exits: [] }
  first.entries.unshift(addEdge(start, 'next'))
  for (const edge of start.exits) edge.to = first
  graph.nodes.unshift(start)
  return true
}

/** A graph is whole before it is planned, by the scope around it and by itself: once is enough. */
const plans = new WeakMap<Graph, Plan>()

interface Draft {
  readonly graph: Graph
  /** Values that cannot travel as data. */
  readonly variables: Set<Origin>
}

/** What is evaluated where, once values that nobody reads are left out. */
interface Needs {
  /** Reads of a state itself, and of the scope that it runs. */
  readonly ofNode: ReadonlyMap<GraphNode, readonly ReferenceTree[]>
  readonly inside: ReadonlyMap<GraphNode, readonly ReferenceTree[]>
  readonly onEdge: ReadonlyMap<Edge, readonly ReferenceTree[]>
  /** The value that an edge carries as data: the outermost one that is read and is no variable. */
  readonly data: ReadonlyMap<Edge, Carried>
  readonly all: readonly ReferenceTree[]
}

/** All that is read. Where an edge leads back, what is read at its end comes before it: the walk is made again with what is known by then. */
function needsOf(draft: Draft): Needs {
  const leadsBack = hasWayBack(draft.graph)
  let reads: ReadsOfValues = new Map()
  for (let known = -1; ; known = reads.size) {
    const walked = walkNeeds(draft, reads)
    reads = walked.reads
    if (!leadsBack || reads.size === known) return walked.needs
  }
}

type ReadsOfValues = ReadonlyMap<Origin, readonly ReferenceTree[]>

function hasWayBack({ nodes }: Graph): boolean {
  const seen = new Set<GraphNode>()
  return nodes.some((node) => {
    seen.add(node)
    return node.exits.some(({ to }) => to !== undefined && seen.has(to))
  })
}

/** Goes from the last state to the first, so that all reads of a value are known where it is made, but for `earlier` ones. */
function walkNeeds({ graph, variables }: Draft, earlier: ReadsOfValues): { readonly needs: Needs; readonly reads: ReadsOfValues } {
  const needs = {
    ofNode: new Map<GraphNode, readonly ReferenceTree[]>(),
    inside: new Map<GraphNode, readonly ReferenceTree[]>(),
    onEdge: new Map<Edge, readonly ReferenceTree[]>(),
    data: new Map<Edge, Carried>(),
    all: [] as ReferenceTree[],
  }
  const reads = new Map<Origin, ReferenceTree[]>()
  const isRead = (origin: Origin): boolean => reads.has(origin) || earlier.has(origin)
  const readsOf = (origin: Origin): readonly ReferenceTree[] => [...(reads.get(origin) ?? []), ...(earlier.get(origin) ?? [])]
  const note = <Key>(where: Map<Key, readonly ReferenceTree[]>, key: Key, references: readonly ReferenceTree[]): void => {
    where.set(key, references)
    needs.all.push(...references)
    for (const reference of references) listAt(reads, reference.origin).push(reference)
  }
  for (const node of graph.nodes.toReversed()) {
    for (const edge of node.exits) {
      const data = edge.carried.findLast(({ origin, fixed }) => fixed === true || (isRead(origin) && !variables.has(origin)))
      if (data !== undefined) needs.data.set(edge, data)
      const assigned = edge.carried.flatMap(({ origin }) => (variables.has(origin) && isRead(origin) ? [shapeOf(origin, readsOf(origin), graph.survey.language)] : []))
      const trees = [...assigned, ...(edge.returns === undefined ? [] : [edge.returns])].map((tree) => onEdge(tree, edge))
      note(needs.onEdge, edge, [...trees, ...(data === undefined ? [] : [valueOn(edge, data)])].flatMap(referencesOf))
    }
    note(needs.inside, node, innersOf(node).flatMap((inner) => planScope(inner).outer))
    note(needs.ofNode, node, treesOfNode(node).flatMap(referencesOf))
  }
  return { needs, reads }
}

function listAt(lists: Map<Origin, ReferenceTree[]>, origin: Origin): ReferenceTree[] {
  const list = lists.get(origin) ?? []
  lists.set(origin, list)
  return list
}

/** Tells of each state what its input holds. */
function flowInputs({ graph }: Draft, { data }: Needs): Map<GraphNode, Origin | undefined> {
  const inputs = new Map<GraphNode, Origin | undefined>()
  // Nodes come after what leads to them, so one walk is enough as long as no edge leads back; what leads back is first taken to hand on the same.
  for (let changed = true; changed; ) {
    changed = false
    for (const node of graph.nodes) {
      const given = node === graph.nodes[0] ? [graph.entry] : []
      const arriving = new Set([...given, ...node.entries.flatMap((edge) => arrivingBy(edge, data, inputs))])
      const [only] = arriving
      const input = arriving.size === 1 ? only : undefined
      changed ||= !inputs.has(node) || inputs.get(node) !== input
      inputs.set(node, input)
    }
  }
  return inputs
}

function arrivingBy(edge: Edge, data: Needs['data'], inputs: ReadonlyMap<GraphNode, Origin | undefined>): readonly (Origin | undefined)[] {
  const made = data.get(edge)?.origin ?? yieldOf(edge)
  if (made !== undefined) return [made]
  return inputs.has(edge.from) ? [inputs.get(edge.from)] : []
}

/** Reads of what is made in this scope, where it is not at hand. */
function readsOfVariables({ graph }: Draft, needs: Needs, inputs: ReadonlyMap<GraphNode, Origin | undefined>, isOwn: (reference: ReferenceTree) => boolean) {
  const variables = new Map<Origin, ReferenceTree[]>()
  const uses = new Map<GraphNode, Set<Origin>>()
  for (const node of graph.nodes) {
    const read = (references: readonly ReferenceTree[] = [], ...atHand: readonly (Origin | undefined)[]): void => {
      for (const reference of references) {
        const { origin } = reference
        if (atHand.includes(origin) || isEverywhere(origin) || !isOwn(reference)) continue
        listAt(variables, origin).push(reference)
        uses.set(node, (uses.get(node) ?? new Set()).add(origin))
      }
    }
    read(needs.ofNode.get(node), inputs.get(node))
    read(needs.inside.get(node))
    for (const edge of node.exits) read(withoutAppending(edge, needs, inputs.get(node)), seesInput(edge) ? inputs.get(node) : undefined, yieldOf(edge))
  }
  return { variables, uses }
}

/**
 * `tree` with the values that this edge carries put in the place of references to them. A value is made of those that are carried before it:
 * a counter, or what a round of a loop hands on, is made of what was there.
 */
export function onEdge(tree: Tree, { carried }: Edge, before = carried.length): Tree {
  if (before === 0) return tree
  const resolve = (part: Tree, limit: number): Tree =>
    substitute(part, (origin) => {
      const place = carried.findLastIndex((one, index) => index < limit && one.origin === origin)
      const found = carried[place]
      return found === undefined ? undefined : resolve(found.value, place)
    })
  return resolve(tree, before)
}

/** The value that an edge carries, made of those that are carried before it. */
function valueOn(edge: Edge, carried: Carried): Tree {
  return onEdge(carried.value, edge, edge.carried.indexOf(carried))
}

function outputsOf({ graph }: Draft, { data }: Needs, inputs: ReadonlyMap<GraphNode, Origin | undefined>): Map<Edge, Tree> {
  const outputs = new Map<Edge, Tree>()
  for (const node of graph.nodes) {
    for (const edge of node.exits) {
      const carried = data.get(edge)
      const output = edge.returns === undefined ? carried && valueOn(edge, carried) : onEdge(edge.returns, edge)
      if (output === undefined) continue
      const isAsWritten = carried?.fixed === true && output === carried.value
      if (isAsWritten || !passesAnyway(output, edge, inputs.get(node))) outputs.set(edge, output)
    }
  }
  return outputs
}

/** Whether a state hands on `output` without being told to. */
function passesAnyway(output: Tree, edge: Edge, input: Origin | undefined): boolean {
  const result = yieldOf(edge)
  if (output.kind === 'raw') return output.text === (result === undefined ? givenInput.text : result.kind === 'error' ? '$states.errorOutput' : '$states.result')
  return output.kind === 'reference' && output.path.length === 0 && output.origin === (result ?? input)
}

/** What is made in a scope, and not around or inside it. */
function ownedBy(graph: Graph): ReadonlySet<Origin | undefined> {
  const made = graph.nodes.flatMap((node) => [resultOf(node), ...node.exits.flatMap((edge) => [yieldOf(edge), ...edge.carried.map(({ origin }) => origin)])])
  return new Set([graph.entry, ...made])
}
