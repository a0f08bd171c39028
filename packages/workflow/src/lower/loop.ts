import type { Block, LoopBound, LoopStep } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'
import { addEdge, context, nothing, type Edge, type Graph, type GraphNode } from './graph.js'

/** What puts states into the graph. */
interface Builders {
  addBlock(graph: Graph, block: Block, pending: readonly Edge[]): readonly Edge[]
  addNode(graph: Graph, step: GraphNode['step'], pending: readonly Edge[]): GraphNode
}

/**
 * A loop: the block, the Choice that tests, and the Wait in between. A bound is a moment that is set on the way into the loop, or a number that
 * every round adds to; reaching it is an error with a name of its own.
 */
export function addLoop(graph: Graph, step: LoopStep, pending: readonly Edge[], build: Builders): readonly Edge[] {
  const { addBlock, addNode } = build
  const { name, until, every } = step
  const bound = countable(graph, step)
  const site = step.site === undefined ? {} : { site: step.site }
  const entering = bound === undefined ? pending : begin(graph, name, bound, pending, build)
  const first = graph.nodes.length
  const left = addBlock(graph, step.block, entering)
  const start = graph.nodes[first]
  for (const edge of left) edge.carried.push({ origin: step.result, value: step.block.value ?? nothing })
  const rules = [{ test: until, block: empty, ...site }, ...(bound === undefined ? [] : [{ test: reached(bound), block: empty, ...site }])]
  const choice = addNode(graph, { kind: 'choice', name, ...site, ...(step.comment !== undefined && { comment: step.comment }), branches: rules, result: { kind: 'value', name } }, left)
  const done = addEdge(choice, { rule: 0 })
  if (bound !== undefined) addNode(graph, { kind: 'fail', name: `${name}: too late`, ...site, error: text(bound.error), cause: text(bound.cause) }, [addEdge(choice, { rule: 1 })])
  const again = addEdge(choice, 'default')
  const back = every === undefined ? again : addEdge(addNode(graph, { kind: 'wait', name: `${name}: wait`, ...site, time: { seconds: every } }, [again]), 'next')
  if (bound !== undefined && 'runs' in bound.limit) back.carried.push({ origin: bound.counter, value: { kind: 'binary', operator: '+', left: read(bound.counter), right: number(1), type: ['number'] } })
  returnTo(start ?? choice, back)
  return [done]
}

/** JSONPath cannot tell the time, so a bound of time is one of rounds there: as many waits as fit into it. */
function countable({ survey }: Graph, { bound, every }: LoopStep): LoopBound | undefined {
  if (bound === undefined || survey.language === 'JSONata' || !('seconds' in bound.limit) || every?.kind !== 'literal' || typeof every.value !== 'number') return bound
  return { ...bound, counter: { ...bound.counter, name: bound.counter.name.replace(/deadline$/, 'attempts') }, limit: { runs: Math.max(1, Math.ceil(bound.limit.seconds / every.value)) } }
}

const empty = { steps: [], value: undefined, ends: false }

/** The moment or the first number is set on the way into the loop; where nothing comes before it, a Pass of its own sets it. */
function begin(graph: Graph, name: string, { limit, counter }: LoopBound, pending: readonly Edge[], { addNode }: Builders): readonly Edge[] {
  const value: Tree = 'seconds' in limit ? { ...context(`$millis() + ${limit.seconds * 1000}`), type: ['number'] } : number(1)
  const entering = pending.length > 0 ? pending : [addEdge(addNode(graph, { kind: 'pass', name: `${name}: start` }, []), 'next')]
  for (const edge of entering) edge.carried.push({ origin: counter, value })
  return entering
}

function reached({ limit, counter }: LoopBound): Tree {
  const [left, right]: readonly [Tree, Tree] = 'seconds' in limit ? [{ ...context('$millis()'), type: ['number'] }, read(counter)] : [read(counter), number(limit.runs)]
  return { kind: 'binary', operator: '>=', left, right, type: ['boolean'] }
}

function returnTo(start: GraphNode, edge: Edge): void {
  edge.to = start
  start.entries.push(edge)
}

const read = (origin: Origin): Tree => ({ kind: 'reference', origin, path: [], type: ['number'] })
const number = (value: number): Tree => ({ kind: 'literal', value, type: ['number'] })
const text = (value: string): Tree => ({ kind: 'literal', value, type: ['string'] })
