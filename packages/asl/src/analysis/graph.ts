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
  const knows = (name: string): boolean => states.has(name) || unknownStates.has(name)
  const astray: Transition[] = []
  let isUnsure = false
  for (const transitions of leaving.values()) {
    for (const transition of transitions) {
      if (isUncertain(transition)) isUnsure = true
      else if (!knows(transition.to)) astray.push(transition)
    }
  }
  const start = knows(scope.startAt) || isPlaceholder(scope.startAt) ? scope.startAt : likelyStart(place, [...leaving.values()].flat())
  const { reachable, hasWayBack } = walk(start, leaving, knows)
  const isOpen = isUnsure || !knows(start)
  const ends = scope.states.filter(isEnd)
  return {
    place,
    leaving,
    start,
    // a scope without states has been reported as such
    astray: states.size + unknownStates.size === 0 ? [] : astray,
    reachable,
    unreachable: isOpen || reachable.size === states.size + unknownStates.size ? [] : scope.states.filter(({ name }) => !reachable.has(name)),
    ends,
    isEndless: ends.length === 0 && unknownStates.size === 0 && scope.states.length > 0 && !isUnsure,
    // most scopes have none
    loops: hasWayBack ? loopsIn(place, leaving, reachable) : [],
  }
}

const nowhere: readonly Transition[] = []

/** Where `StartAt` names no state: the one of nearly the same name, else the first that nothing leads to, else the first. */
function likelyStart({ scope, states, unknownStates }: ScopePlace, all: readonly Transition[]): string {
  const led = new Set(all.map(({ to }) => to))
  return nearName(scope.startAt, [...states.keys(), ...unknownStates.keys()]) ?? (scope.states.find(({ name }) => !led.has(name)) ?? scope.states[0])?.name ?? scope.startAt
}

/**
 * Reverse postorder of a depth-first walk, without recursion: a chain may have thousands of states. And whether it came by a transition to a state that it
 * was not done with: no loop is without.
 */
function walk(start: string, leaving: Graph['leaving'], knows: (name: string) => boolean): { readonly reachable: ReadonlySet<string>; readonly hasWayBack: boolean } {
  if (!knows(start)) return { reachable: new Set(), hasWayBack: false }
  // false until all behind a state has been seen
  const isDone = new Map<string, boolean>([[start, false]])
  const finished: string[] = []
  let hasWayBack = false
  const open: { readonly name: string; readonly ways: readonly Transition[]; next: number }[] = [{ name: start, ways: leaving.get(start) ?? nowhere, next: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const to = top.ways[top.next++]?.to
    if (to === undefined) {
      isDone.set(top.name, true)
      finished.push(top.name)
      open.pop()
      continue
    }
    const known = isDone.get(to)
    if (known === false) hasWayBack = true
    else if (known === undefined && knows(to)) {
      isDone.set(to, false)
      open.push({ name: to, ways: leaving.get(to) ?? nowhere, next: 0 })
    }
  }
  return { reachable: new Set(finished.reverse()), hasWayBack }
}
