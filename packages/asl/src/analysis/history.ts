import type { MapState, Scope, State } from '../model/state.js'
import { parseJsonPath } from '../expressions/jsonpath/parse.js'
import type { Graph } from './graph.js'
import type { Loop } from './loops.js'
import { isDistributed, type ScopePlace } from './scopes.js'
import { follow } from './shape.js'
import type { StateShapes } from './state-shapes.js'

/** The fewest events that executions write into their history, where no state fails and no task is retried. */
export interface History {
  /** Of one pass through a state, with what it runs inside. */
  readonly eventsOf: (state: State) => number
  /** Of one time round a loop, on the way with the fewest, and the seconds that the Wait states on that way take at least. */
  readonly roundOf: (loop: Loop, graph: Graph) => { readonly events: number; readonly seconds: number } | undefined
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
export function historyOf(graphs: ReadonlyMap<ScopePlace, Graph>, shapes: ReadonlyMap<State, StateShapes>): History {
  const graphOf = new Map<Scope, Graph>()
  for (const graph of graphs.values()) graphOf.set(graph.place.scope, graph)
  const known = new Map<State, number>()
  const eventsOf = (state: State): number => {
    const events = known.get(state) ?? eventsIn(state, scopeEvents, shapes)
    known.set(state, events)
    return events
  }
  const scopeEvents = (scope: Scope): number => {
    const graph = graphOf.get(scope)
    return graph === undefined ? 0 : fewest(graph, scope.startAt, eventsOf)
  }
  return { eventsOf, roundOf: (loop, graph) => fewestRound(loop, graph, eventsOf) }
}

function eventsIn(state: State, scopeEvents: (scope: Scope) => number, shapes: ReadonlyMap<State, StateShapes>): number {
  // entered and exited, and what lies between
  if (state.kind === 'Task') return /\.(sync(:\d+)?|waitForTaskToken)$/.test(state.resource) ? 6 : 5
  if (state.kind === 'Parallel') return state.branches.reduce((sum, branch) => sum + scopeEvents(branch), 4)
  if (state.kind !== 'Map') return 2
  // a distributed Map's children have histories of their own
  if (isDistributed(state.itemProcessor)) return 6
  const items = itemCount(state, shapes)
  return items === 0 ? 4 : 4 + items * (2 + scopeEvents(state.itemProcessor))
}

/** How many items are certain. */
function itemCount(state: MapState, shapes: ReadonlyMap<State, StateShapes>): number {
  const { items, itemsPath = '$' } = state
  if (Array.isArray(items)) return items.length
  const input = shapes.get(state)?.input
  const { path } = parseJsonPath(itemsPath)
  if (items !== undefined || input === undefined || path === undefined || path.root.kind !== 'input') return 0
  const followed = follow(input, path)
  return 'found' in followed && followed.found.kind === 'array' ? (followed.found.length ?? 0) : 0
}

/** From `start` to the end of its scope: goes over the states until nothing gets less. */
function fewest(graph: Graph, start: string, eventsOf: (state: State) => number): number {
  const costs = spread(graph, new Map([[start, 0]]), graph.reachable, eventsOf)
  const ends = graph.ends.map((state) => (costs.get(state.name) ?? Infinity) + eventsOf(state))
  const least = ends.reduce((a, b) => Math.min(a, b), Infinity)
  // a scope that does not end by itself writes at least nothing
  return Number.isFinite(least) ? least : 0
}

/** The fewest events on entry to each of `names`, from those given. */
function spread(graph: Graph, start: ReadonlyMap<string, number>, names: ReadonlySet<string>, eventsOf: (state: State) => number): ReadonlyMap<string, number> {
  const costs = new Map(start)
  for (let changed = true; changed; ) {
    changed = false
    for (const name of names) {
      const cost = costs.get(name)
      const state = graph.place.states.get(name)
      if (cost === undefined || state === undefined) continue
      for (const { to, kind } of graph.leaving.get(name) ?? []) {
        if (kind === 'catch' || !names.has(to) || cost + eventsOf(state) >= (costs.get(to) ?? Infinity)) continue
        costs.set(to, cost + eventsOf(state))
        changed = true
      }
    }
  }
  return costs
}

/** Begins and ends at the first Wait state whose seconds are known. */
function fewestRound({ states }: Loop, graph: Graph, eventsOf: (state: State) => number): { readonly events: number; readonly seconds: number } | undefined {
  const wait = states.find((state) => state.kind === 'Wait' && typeof state.seconds === 'number')
  // a loop of thousands of states is no polling
  if (wait === undefined || wait.kind !== 'Wait' || states.length > 100) return undefined
  const others = new Set(states.filter((state) => state !== wait).map(({ name }) => name))
  const first = (graph.leaving.get(wait.name) ?? []).map(({ to }) => [to, eventsOf(wait)] as const)
  const costs = spread(graph, new Map(first), others, eventsOf)
  const back = states.flatMap((state) => {
    const leads = (graph.leaving.get(state.name) ?? []).some(({ to, kind }) => to === wait.name && kind !== 'catch')
    const cost = state === wait ? 0 : costs.get(state.name)
    return leads && cost !== undefined ? [cost + eventsOf(state)] : []
  })
  if (back.length === 0) return undefined
  const seconds = states.reduce((sum, state) => sum + (state.kind === 'Wait' ? (typeof state.seconds === 'number' ? state.seconds : Number.NaN) : 0), 0)
  return Number.isNaN(seconds) ? undefined : { events: Math.min(...back), seconds }
}
