import type { State } from '../model/state.js'
import { isEnd } from './is-end.js'
import { loopsIn, type Loop } from './loops.js'
import type { ScopePlace } from './scopes.js'
import { isUncertain, transitionsOf, type Transition } from './transitions.js'

/** How the states of one scope lead to each other. */
export interface Graph {
  readonly place: ScopePlace
  /** By the name of the state they leave; the start stands under `undefined`. */
  readonly leaving: ReadonlyMap<string | undefined, readonly Transition[]>
  /** Transitions to a state that the scope does not have. */
  readonly astray: readonly Transition[]
  /** Names of the states that a path from `StartAt` leads to, such that a state comes after those before it, loops aside. */
  readonly reachable: ReadonlySet<string>
  /** The others; none where `StartAt` leads nowhere, or a target is only known when the machine is deployed. */
  readonly unreachable: readonly State[]
  /** States that end the scope, reachable or not. */
  readonly ends: readonly State[]
  /** Whether no state can end the scope, for sure. */
  readonly isEndless: boolean
  readonly loops: readonly Loop[]
}

/**
 * The graph of a scope. Reachability is a walk from `StartAt`, as AWS does it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export function graphOf(place: ScopePlace): Graph {
  const { scope, states, unknownStates } = place
  const leaving = transitionsOf(place)
  const all = [...leaving.values()].flat()
  const knows = (name: string): boolean => states.has(name) || unknownStates.has(name)
  const reachable = walk(leaving, knows)
  const isOpen = all.some(isUncertain) || !knows(scope.startAt)
  const ends = scope.states.filter(isEnd)
  return {
    place,
    leaving,
    // a scope without states has been reported as such
    astray: states.size + unknownStates.size === 0 ? [] : all.filter((transition) => !isUncertain(transition) && !knows(transition.to)),
    reachable,
    unreachable: isOpen ? [] : scope.states.filter(({ name }) => !reachable.has(name)),
    ends,
    isEndless: ends.length === 0 && unknownStates.size === 0 && scope.states.length > 0 && !all.some(isUncertain),
    loops: loopsIn(place, leaving, reachable),
  }
}

/** Reverse postorder of a depth-first walk, without recursion: a chain may have thousands of states. */
function walk(leaving: Graph['leaving'], knows: (name: string) => boolean): ReadonlySet<string> {
  const targets = (from: string | undefined): readonly string[] => (leaving.get(from) ?? []).map(({ to }) => to).filter(knows)
  const seen = new Set<string>()
  const finished: string[] = []
  const open: { readonly name: string | undefined; readonly targets: readonly string[]; next: number }[] = [{ name: undefined, targets: targets(undefined), next: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const name = top.targets[top.next++]
    if (name === undefined) {
      if (top.name !== undefined) finished.push(top.name)
      open.pop()
    } else if (!seen.has(name)) {
      seen.add(name)
      open.push({ name, targets: targets(name), next: 0 })
    }
  }
  return new Set(finished.reverse())
}
