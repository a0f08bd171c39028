import type { Block, LoopBound, LoopStep } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'
import { addEdge, context, nothing, type Edge, type Graph, type GraphNode } from './graph.js'

/** What puts states into the graph. */
export interface Builders {
  addBlock(graph: Graph, block: Block, pending: readonly Edge[]): readonly Edge[]
  addNode(graph: Graph, step: GraphNode['step'], pending: readonly Edge[]): GraphNode
}

/**
 * A loop: the block, the Choice that tests, and the Wait in between. A bound is a moment that is set on the way into the loop, or a number that
 * every round adds to; reaching it is an error with a name of its own. What a run is given is set on the way in, too, and handed on by each run.
 */
export function addLoop(graph: Graph, step: LoopStep, pending: readonly Edge[], build: Builders): readonly Edge[] {
  const bound = countable(graph, step)
  const entering = begin(graph, step, bound, pending, build)
  return step.testsFirst === true ? addWhile(graph, step, bound, entering, build) : addUntil(graph, step, bound, entering, build)
}

function addUntil(graph: Graph, step: LoopStep, bound: LoopBound | undefined, entering: readonly Edge[], build: Builders): readonly Edge[] {
  const first = graph.nodes.length
  const left = build.addBlock(graph, step.block, entering)
  const start = graph.nodes[first]
  for (const edge of left) edge.carried.push({ origin: step.result, value: step.block.value ?? nothing })
  const choice = addTest(graph, step, bound, left, build)
  const done = addEdge(choice, { rule: 0 })
  addLate(graph, step, bound, choice, build)
  for (const edge of pause(graph, step, [addEdge(choice, 'default')], build)) {
    handOn(step, bound, edge, whole(step.result))
    returnTo(start ?? choice, edge)
  }
  return [done]
}

/** The test comes first, so that the block may never run. */
function addWhile(graph: Graph, step: LoopStep, bound: LoopBound | undefined, entering: readonly Edge[], build: Builders): readonly Edge[] {
  const choice = addTest(graph, step, bound, entering, build)
  const done = addEdge(choice, { rule: 0 })
  if (step.carry !== undefined) done.carried.push({ origin: step.result, value: whole(step.carry.origin) })
  addLate(graph, step, bound, choice, build)
  const left = build.addBlock(graph, step.block, [addEdge(choice, 'default')])
  for (const edge of left) handOn(step, bound, edge, step.block.value ?? nothing)
  for (const edge of pause(graph, step, left, build)) returnTo(choice, edge)
  return [done]
}

function addTest(graph: Graph, step: LoopStep, bound: LoopBound | undefined, pending: readonly Edge[], { addNode }: Builders): GraphNode {
  const { name, until, comment } = step
  const rules = [{ test: until, block: empty, ...siteOf(step) }, ...(bound === undefined ? [] : [{ test: reached(bound), block: empty, ...siteOf(step) }])]
  return addNode(graph, { kind: 'choice', name, ...siteOf(step), ...(comment !== undefined && { comment }), branches: rules, result: { kind: 'value', name } }, pending)
}

function addLate(graph: Graph, step: LoopStep, bound: LoopBound | undefined, choice: GraphNode, { addNode }: Builders): void {
  if (bound !== undefined) addNode(graph, { kind: 'fail', name: `${step.name}: too late`, ...siteOf(step), error: text(bound.error), cause: text(bound.cause) }, [addEdge(choice, { rule: 1 })])
}

function pause(graph: Graph, step: LoopStep, edges: readonly Edge[], { addNode }: Builders): readonly Edge[] {
  return step.every === undefined ? edges : [addEdge(addNode(graph, { kind: 'wait', name: `${step.name}: wait`, ...siteOf(step), time: { seconds: step.every } }, edges), 'next')]
}

/** What the next round is given: one more round, and what this one yielded. */
function handOn({ carry }: LoopStep, bound: LoopBound | undefined, edge: Edge, value: Tree): void {
  if (bound !== undefined && 'runs' in bound.limit) edge.carried.push({ origin: bound.counter, value: { kind: 'binary', operator: '+', left: read(bound.counter), right: number(1), type: ['number'] } })
  if (carry !== undefined) edge.carried.push({ origin: carry.origin, value })
}

/** JSONPath cannot tell the time, so a bound of time is one of rounds there: as many waits as fit into it. */
function countable({ survey }: Graph, { bound, every }: LoopStep): LoopBound | undefined {
  if (bound === undefined || survey.language === 'JSONata' || !('seconds' in bound.limit) || every?.kind !== 'literal' || typeof every.value !== 'number') return bound
  return { ...bound, counter: { ...bound.counter, name: bound.counter.name.replace(/deadline$/, 'attempts') }, limit: { runs: Math.max(1, Math.ceil(bound.limit.seconds / every.value)) } }
}

const empty = { steps: [], value: undefined, ends: false }

/** What the first round is given is set on the way into the loop; where nothing comes before it, a Pass of its own sets it. */
function begin(graph: Graph, { name, carry, testsFirst }: LoopStep, bound: LoopBound | undefined, pending: readonly Edge[], { addNode }: Builders): readonly Edge[] {
  if (bound === undefined && carry === undefined) return pending
  const entering = pending.length > 0 ? pending : [addEdge(addNode(graph, { kind: 'pass', name: `${name}: start` }, []), 'next')]
  for (const edge of entering) {
    if (bound !== undefined) edge.carried.push({ origin: bound.counter, value: firstOf(bound, testsFirst === true ? 0 : 1) })
    if (carry !== undefined) edge.carried.push({ origin: carry.origin, value: carry.from })
  }
  return entering
}

/** The moment that is the end, or how many rounds there were when the test is made for the first time. */
function firstOf({ limit }: LoopBound, rounds: 0 | 1): Tree {
  return 'seconds' in limit ? { ...context(`$millis() + ${limit.seconds * 1000}`), type: ['number'] } : number(rounds)
}

function reached({ limit, counter }: LoopBound): Tree {
  const [left, right]: readonly [Tree, Tree] = 'seconds' in limit ? [{ ...context('$millis()'), type: ['number'] }, read(counter)] : [read(counter), number(limit.runs)]
  return { kind: 'binary', operator: '>=', left, right, type: ['boolean'] }
}

function returnTo(start: GraphNode, edge: Edge): void {
  edge.to = start
  start.entries.push(edge)
}

const siteOf = ({ site }: LoopStep) => (site === undefined ? {} : { site })
const whole = (origin: Origin): Tree => ({ kind: 'reference', origin, path: [], type: ['unknown'] })
const read = (origin: Origin): Tree => ({ kind: 'reference', origin, path: [], type: ['number'] })
const number = (value: number): Tree => ({ kind: 'literal', value, type: ['number'] })
const text = (value: string): Tree => ({ kind: 'literal', value, type: ['string'] })
