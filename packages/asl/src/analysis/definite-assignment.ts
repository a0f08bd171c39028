import type { Assigner, Assignment } from './assignments.js'
import { bitSet, has, intersectInto, uniteInto, withBits, type BitSet } from './bit-set.js'
import type { Graph } from './graph.js'

/** Whether a variable has a value: on each path, on some, on none. */
export type Certainty = 'always' | 'sometimes' | 'never'

/** Which variables have a value when a state of the scope is entered, by what the scope itself assigns. */
export type EntryOf = (state: string, variable: string) => Certainty

/** Follows the assignments of a scope along its transitions. A state that no path leads to has all of them. */
export function definiteAssignment(graph: Graph, assignments: readonly Assignment[]): EntryOf {
  if (assignments.length === 0) return neverAssigned
  const numbers = new Map<string, number>()
  const made = new Map<Assigner, number[]>()
  for (const { name, via } of assignments) {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    const others = made.get(via)
    if (others === undefined) made.set(via, [number])
    else others.push(number)
  }
  const { on, off } = flow(graph, numbers.size, made)
  return (state, variable) => {
    const number = numbers.get(variable)
    if (number === undefined) return 'never'
    const always = on.get(state)
    if (always === undefined || has(always, number)) return 'always'
    return has(off.get(state) ?? always, number) ? 'sometimes' : 'never'
  }
}

const neverAssigned: EntryOf = () => 'never'

/** `on`: assigned on all paths to a state; `off`: on at least one. Repeats until nothing changes, which is soon in this order. */
function flow(graph: Graph, size: number, made: ReadonlyMap<Assigner, readonly number[]>): { readonly on: ReadonlyMap<string, BitSet>; readonly off: ReadonlyMap<string, BitSet> } {
  const on = new Map<string, BitSet>()
  const off = new Map<string, BitSet>()
  for (const name of graph.reachable) {
    on.set(name, bitSet(size, true))
    off.set(name, bitSet(size))
  }
  const start = graph.leaving.get(undefined)?.[0]?.to ?? ''
  on.set(start, bitSet(size))
  for (let changed = true; changed; ) {
    changed = false
    for (const name of graph.reachable) {
      for (const { to, via } of graph.leaving.get(name) ?? []) {
        const bits = via === undefined ? [] : (made.get(via) ?? [])
        changed = pass(on, name, to, bits, intersectInto) || changed
        changed = pass(off, name, to, bits, uniteInto) || changed
      }
    }
  }
  return { on, off }
}

function pass(sets: ReadonlyMap<string, BitSet>, from: string, to: string, bits: readonly number[], merge: (target: BitSet, other: BitSet) => boolean): boolean {
  const source = sets.get(from)
  const target = sets.get(to)
  if (source === undefined || target === undefined) return false
  return merge(target, bits.length === 0 ? source : withBits(source, bits))
}
