import type { Block, ChoiceStep, MapStep, ParallelStep, RawStep, Step, TryStep } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import { referencesOf } from '../values/tree-parts.js'
import type { Tree } from '../values/tree.js'
import { addEdge, canShape, context, givenInput, nothing, type Carried, type DoneStep, type Edge, type Graph, type GraphNode } from './graph.js'
import { addEndings, jump, noteEnding } from './ending.js'
import { addLoop } from './loop.js'
import { joinTails, type Way } from './shared-tail.js'
import type { Survey } from './survey.js'
import { handOver } from './hand-over.js'

/** Makes the graph of a scope from its block. */
export function buildGraph(block: Block, facts: Omit<Graph, 'nodes' | 'handlers' | 'endings'>): Graph {
  const graph: Graph = { ...facts, nodes: [], handlers: [], endings: new Map() }
  const ends = addBlock(graph, block, [])
  const later = addEndings(graph, { addBlock, addNode })
  endScope(graph, ends, block.value)
  for (const one of later) endScope(graph, one.ends, one.value)
  return graph
}

/** Adds the steps of a block behind `pending`, and returns the edges on which it is left. */
function addBlock(graph: Graph, block: Block, pending: readonly Edge[]): readonly Edge[] {
  return addSteps(graph, block.steps, pending)
}

function addSteps(graph: Graph, steps: readonly Step[], pending: readonly Edge[]): readonly Edge[] {
  return steps.reduce((open, step) => addStep(graph, step, open), pending)
}

function addStep(graph: Graph, step: Step, pending: readonly Edge[]): readonly Edge[] {
  if (step.kind === 'try') return addTry(graph, step, pending)
  if (step.kind === 'loop') return addLoop(graph, step, pending, { addBlock, addNode })
  if (step.kind === 'ending') return noteEnding(graph, step, pending)
  if (step.kind === 'jump') return jump(graph, step, pending, { addBlock, addNode })
  const node = addNode(graph, step, pending)
  switch (step.kind) {
    case 'succeed':
    case 'fail':
      return []
    case 'choice':
      return addBranches(node, step)
    case 'let':
      return [addEdge(node, 'next', [{ origin: step.result, value: step.value }])]
    case 'raw':
      return [addEdge(node, 'next', carriedByHand(step))]
    default:
      return [addEdge(node, 'next')]
  }
}

/** The states of the body have a Catcher for each handler; what follows is where the body and the handlers are left. */
function addTry(graph: Graph, step: TryStep, pending: readonly Edge[]): readonly Edge[] {
  const catching = step.handlers.map((handler) => ({ handler, edges: [] as Edge[] }))
  graph.handlers.unshift(...catching)
  const body = addBlock(graph, step.block, pending)
  graph.handlers.splice(0, catching.length)
  const yields = [step.block, ...step.handlers.map(({ block }) => block)].some(({ value }) => value !== undefined) || graph.survey.reads.has(step.result)
  const leave = (edges: readonly Edge[], block: Block): readonly Edge[] => {
    if (yields) for (const edge of edges) edge.carried.push({ origin: step.result, value: block.value ?? nothing })
    return edges
  }
  const handlers = joinTails(catching.map(({ handler, edges }) => ({ entry: edges, block: handler.block })))
  return [...leave(body, step.block), ...handlers.flatMap((way) => leave(addWay(graph, way, (edges) => edges), way.block))]
}

/** Where results are read, a block that returns nothing yields null, as it does in a choice. */
function yieldingBlock(block: Block, result: Origin, { reads }: Survey): Block {
  return block.value === undefined && !block.ends && reads.has(result) ? { ...block, value: nothing } : block
}

/** A Pass or Wait that has no Output yields its input. */
function carriedByHand({ result, output, state: { kind } }: RawStep): Carried[] {
  if (output !== undefined) return [{ origin: result, value: output, fixed: true }]
  return kind === 'Pass' || kind === 'Wait' ? [{ origin: result, value: givenInput }] : []
}

function addBranches(node: GraphNode, step: ChoiceStep): readonly Edge[] {
  const yields = step.otherwise !== undefined
  const leave = (edges: readonly Edge[], block: Block | undefined): readonly Edge[] => {
    const value = block?.value ?? nothing
    if (yields) for (const edge of edges) edge.carried.push({ origin: step.result, value })
    return edges
  }
  const rules = step.branches.map(({ block }, rule) => ({ entry: { rule }, block }))
  const ways = joinTails<Edge['exit']>([...rules, ...(step.otherwise === undefined ? [] : [{ entry: 'default' as const, block: step.otherwise }])])
  const left = ways.flatMap((way) => leave(addWay(node.graph, way, (exit) => [addEdge(node, exit)]), way.block))
  return step.otherwise === undefined ? [...left, ...leave([addEdge(node, 'default')], undefined)] : left
}

/** Adds what leads to a block, and then the block. */
function addWay<Entry>(graph: Graph, way: Way<Entry>, enter: (entry: Entry) => readonly Edge[]): readonly Edge[] {
  const pending = 'entry' in way ? enter(way.entry) : way.behind.flatMap((one) => addWay(graph, one, enter))
  return addSteps(graph, way.block.steps, pending)
}

function addNode(graph: Graph, step: GraphNode['step'], pending: readonly Edge[]): GraphNode {
  const node: GraphNode = { step, graph, entries: [...pending], exits: [], ...(step.kind === 'map' && innerGraph(graph, step)), ...(step.kind === 'parallel' && { branches: branchGraphs(graph, step) }) }
  for (const edge of pending) edge.to = node
  graph.nodes.push(node)
  if (canFail(step)) for (const { handler, edges } of graph.handlers) edges.push(addEdge(node, { handler }))
  return node
}

function innerGraph(parent: Graph, step: MapStep): Pick<GraphNode, 'inner' | 'itemSelector' | 'batchInput'> {
  const { survey } = parent
  const { block, entry, ...handed } = handOver(parent, step, yieldingBlock(step.block, step.result, survey))
  return { inner: buildGraph(block, { name: step.name, parent, entry, survey }), ...handed }
}

/** States that AWS lets have Catchers. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
function canFail(step: Step | DoneStep): boolean {
  return step.kind === 'task' || step.kind === 'map' || step.kind === 'parallel' || (step.kind === 'raw' && catches.has(step.state.kind))
}

const catches: ReadonlySet<string> = new Set(['Task', 'Map', 'Parallel'])

/** What a Parallel runs. Each branch is given what the Parallel is given: at the start of a scope that is what the scope was given. */
function branchGraphs(parent: Graph, { name, branches, result }: ParallelStep): readonly Graph[] {
  const { survey } = parent
  return branches.map((branch, index) => {
    const entry: Origin = parent.nodes.length === 0 ? parent.entry : { kind: 'value', name: 'input' }
    return buildGraph(yieldingBlock(branch, result, survey), { name: `${name} ${index + 1}`, parent, entry, survey })
  })
}

const whole = (origin: Origin): Tree => ({ kind: 'reference', origin, path: [], type: ['unknown'] })

/**
 * Closes the scope. A plain state ends with `End` and carries the scope's value as its Output. A rule or a Default of a
 * Choice cannot end, so it leads to a Succeed state; and where several ends share a value that is not made from theirs,
 * that state holds it once.
 */
function endScope(graph: Graph, ends: readonly Edge[], value: Tree | undefined): void {
  const madeOnEdges = value !== undefined && ends.some((edge) => edge.carried.some(({ origin }) => reads(value, origin)))
  const plain = ends.filter(canShape)
  const direct = madeOnEdges || value === undefined || (ends.length === 1 && plain.length === 1)
  if (direct && value !== undefined) for (const edge of plain) edge.returns = value
  const toDone = direct ? ends.filter((edge) => !plain.includes(edge)) : ends
  if (toDone.length === 0 && graph.nodes.length > 0) return
  const name = doneName(graph, value)
  if (!direct || value === undefined || graph.nodes.length === 0) {
    addNode(graph, { kind: 'done', name, ...(value !== undefined && { output: value }) }, toDone)
    return
  }
  const result: Origin = { kind: 'value', name }
  for (const edge of toDone) edge.carried.push({ origin: result, value })
  addNode(graph, { kind: 'done', name, output: { kind: 'reference', origin: result, path: [], type: ['unknown'] } }, toDone)
}

/** A free name of at most 80 characters; a Succeed of the author's that says the same may have it, too. */
function doneName({ name, nodes, survey }: Graph, value: Tree | undefined): string {
  const wanted = name === undefined ? 'Done' : `${name.slice(0, 70)}: done`
  const isFree = (candidate: string): boolean => {
    const step = survey.steps.get(candidate)
    if (value !== undefined && nodes.some((node) => node.step.kind === 'done' && node.step.name === candidate)) return false
    return step === undefined || (value === undefined && step.kind === 'succeed' && step.output === undefined && nodes.some((node) => node.step === step))
  }
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? wanted : `${wanted} ${count}`
    if (isFree(candidate)) return candidate
  }
}

const reads = (tree: Tree, origin: Origin): boolean => referencesOf(tree).some((reference) => reference.origin === origin)
