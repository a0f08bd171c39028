import { blocksOf, stepsOfBlock } from '../steps/map-block.js'
import type { Block, EndingStep, JumpStep } from '../steps/step.js'
import type { Tree } from '../values/tree.js'
import { addEdge, nothing, type Carried, type Edge, type Graph } from './graph.js'
import type { Builders } from './loop.js'

/** Remembers an ending: its states come when all else of the scope has. */
export function noteEnding(graph: Graph, step: EndingStep, pending: readonly Edge[]): readonly Edge[] {
  graph.endings.set(step.given, { step, entries: [] })
  return pending
}

/** Leads what is open to an ending, with what is handed over. */
export function jump(graph: Graph, { ending, value = nothing }: JumpStep, pending: readonly Edge[], { addNode }: Builders): readonly Edge[] {
  const known = graph.endings.get(ending)
  // A jump out of a Map is reported before graphs are made.
  if (known === undefined) return []
  const leaving = pending.length > 0 ? pending : [addEdge(addNode(graph, { kind: 'pass', name: `${graph.name ?? 'Workflow'}: start` }, []), 'next')]
  for (const edge of leaving) edge.carried.push({ origin: ending, value })
  known.entries.push(...leaving)
  return []
}

/** Adds the states of each ending that something leads to. An ending may lead to itself, or to one that was added before. */
export function addEndings(graph: Graph, { addBlock }: Builders): readonly { readonly ends: readonly Edge[]; readonly value: Tree | undefined }[] {
  const later: { ends: readonly Edge[]; value: Tree | undefined }[] = []
  const added = new Map<EndingStep, { readonly places: number; readonly first: number; readonly carried: readonly Carried[] }>()
  for (let open = nextOf(graph, added); open !== undefined; open = nextOf(graph, added)) {
    const { step, entries } = open
    const ways = [...entries]
    const before = ways[0]?.carried.length ?? 0
    const first = graph.nodes.length
    const ends = addBlock(graph, step.block, ways)
    // What a loop at its beginning sets on the way in, it sets on every way.
    added.set(step, { places: ways.length, first, carried: ways[0]?.carried.slice(before) ?? [] })
    if (!step.block.ends) later.push({ ends, value: step.block.value })
  }
  for (const { step, entries } of graph.endings.values()) {
    const known = added.get(step)
    const start = known && graph.nodes[known.first]
    if (known === undefined || start === undefined) continue
    for (const edge of entries.slice(known.places)) {
      edge.carried.push(...known.carried)
      edge.to = start
      start.entries.push(edge)
    }
  }
  return later
}

const nextOf = ({ endings }: Graph, added: ReadonlyMap<EndingStep, unknown>) => [...endings.values()].find(({ step, entries }) => entries.length > 0 && !added.has(step))

/** Jumps of a block that no ending of their scope takes: out of a Map or a Parallel no state leads. */
export function strayJumps(block: Block): readonly JumpStep[] {
  const jumps: JumpStep[] = []
  const scopes: Block[] = []
  const endings = new Set<unknown>()
  const visit = ({ steps }: Block): void => {
    for (const step of steps) {
      if (step.kind === 'jump') jumps.push(step)
      if (step.kind === 'ending') endings.add(step.given)
      if (step.kind === 'map' || step.kind === 'parallel') scopes.push(...blocksOf(step))
      else blocksOf(step).forEach(visit)
    }
  }
  visit(block)
  return [...jumps.filter(({ ending }) => !endings.has(ending)), ...scopes.flatMap(strayJumps)]
}

/** Endings that nothing calls. */
export function unusedEndings(block: Block): readonly EndingStep[] {
  const steps = stepsOfBlock(block)
  const called = new Set(steps.flatMap((step) => (step.kind === 'jump' ? [step.ending] : [])))
  return steps.flatMap((step) => (step.kind === 'ending' && !called.has(step.given) ? [step] : []))
}
