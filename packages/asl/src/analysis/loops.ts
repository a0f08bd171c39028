import type { State } from '../model/state.js'
import { isEnd } from './is-end.js'
import type { ScopePlace } from './scopes.js'
import type { Transition } from './transitions.js'

/** States that all lead to each other: as large as can be. */
export interface Loop {
  /** In the order in which they are written. */
  readonly states: readonly State[]
  /** Transitions that leave it for a state outside. */
  readonly exits: readonly Transition[]
  /** Whether nothing leaves it: neither a transition, known or not, nor a state that ends. */
  readonly isEndless: boolean
  /** Whether each way round passes a state that waits: a Wait, or a Task that waits for a job, a token or an activity. */
  readonly waits: boolean
}

type Leaving = ReadonlyMap<string | undefined, readonly Transition[]>

/** The loops among the reachable states of a scope; a loop in a loop is part of it. */
export function loopsIn(place: ScopePlace, leaving: Leaving, reachable: ReadonlySet<string>): readonly Loop[] {
  const found = componentsOf(reachable, leaving).filter((names) => isCycle(names, leaving))
  return found.map((names) => {
    const states = place.scope.states.filter(({ name }) => names.has(name))
    const exits: Transition[] = []
    for (const name of names) for (const transition of leaving.get(name) ?? []) if (!names.has(transition.to)) exits.push(transition)
    const waiting = new Set(states.filter(isWaiting).map(({ name }) => name))
    const restless = new Set([...names].filter((name) => !waiting.has(name)))
    return {
      states,
      exits,
      isEndless: exits.length === 0 && !states.some(isEnd),
      waits: waiting.size > 0 && !componentsOf(restless, leaving).some((part) => isCycle(part, leaving)),
    }
  })
}

function isCycle(names: ReadonlySet<string>, leaving: Leaving): boolean {
  const [only] = names
  return names.size > 1 || (leaving.get(only) ?? []).some(({ to }) => to === only)
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html */
function isWaiting(state: State): boolean {
  if (state.kind === 'Wait') return true
  return state.kind === 'Task' && /\.sync(:\d+)?$|\.waitForTaskToken$|:activity:/.test(state.resource)
}

/** Strongly connected components of the graph on `names`: Tarjan's algorithm, without recursion. */
function componentsOf(names: ReadonlySet<string>, leaving: Leaving): readonly ReadonlySet<string>[] {
  const components: ReadonlySet<string>[] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const onPath = new Set<string>()
  for (const start of names) {
    if (order.has(start)) continue
    const open: { readonly name: string; next: number }[] = []
    const enter = (name: string): void => {
      order.set(name, order.size)
      lowest.set(name, order.size - 1)
      path.push(name)
      onPath.add(name)
      open.push({ name, next: 0 })
    }
    const lower = (name: string, to: number | undefined): void => void lowest.set(name, Math.min(lowest.get(name) ?? 0, to ?? Infinity))
    enter(start)
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const target = (leaving.get(top.name) ?? [])[top.next++]
      if (target !== undefined) {
        if (!names.has(target.to)) continue
        if (!order.has(target.to)) enter(target.to)
        else if (onPath.has(target.to)) lower(top.name, order.get(target.to))
        continue
      }
      open.pop()
      const under = open.at(-1)
      if (under !== undefined) lower(under.name, lowest.get(top.name))
      if (lowest.get(top.name) === order.get(top.name)) {
        const component = new Set(path.splice(path.lastIndexOf(top.name)))
        for (const name of component) onPath.delete(name)
        components.push(component)
      }
    }
  }
  return components
}
