import { isPlaceholder } from '../fields/is-placeholder.js'
import type { State } from '../model/state.js'
import { nearName } from '../source/near-name.js'
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
  /** The state that `StartAt` names, or must be meant for. */
  readonly start: string
  /** Names of the states that a path from there leads to, such that a state comes after those before it, loops aside. */
  readonly reachable: ReadonlySet<string>
  /** The others; none where a target is only known when the machine is deployed. */
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
  const start = knows(scope.startAt) || isPlaceholder(scope.startAt) ? scope.startAt : likelyStart(place, all)
  const reachable = walk(start, leaving, knows)
  const isOpen = all.some(isUncertain) || !knows(start)
  const ends = scope.states.filter(isEnd)
  return {
    place,
    leaving,
    start,
    // a scope without states has been reported as such
    astray: states.size + unknownStates.size === 0 ? [] : all.filter((transition) => !isUncertain(transition) && !knows(transition.to)),
    reachable,
    unreachable: isOpen ? [] : scope.states.filter(({ name }) => !reachable.has(name)),
    ends,
    isEndless: ends.length === 0 && unknownStates.size === 0 && scope.states.length > 0 && !all.some(isUncertain),
    loops: loopsIn(place, leaving, reachable),
  }
}

/** Where `StartAt` names no state: the one of nearly the same name, else the first that nothing leads to, else the first. */
function likelyStart({ scope, states, unknownStates }: ScopePlace, all: readonly Transition[]): string {
  const led = new Set(all.map(({ to }) => to))
  return nearName(scope.startAt, [...states.keys(), ...unknownStates.keys()]) ?? (scope.states.find(({ name }) => !led.has(name)) ?? scope.states[0])?.name ?? scope.startAt
}

/** Reverse postorder of a depth-first walk, without recursion: a chain may have thousands of states. */
function walk(start: string, leaving: Graph['leaving'], knows: (name: string) => boolean): ReadonlySet<string> {
  const targets = (from: string | undefined): readonly string[] => (from === undefined ? [start] : (leaving.get(from) ?? []).map(({ to }) => to)).filter(knows)
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
