import type { Coverage, CoveredPart, CoveredState } from '../data/coverage.js'

/** One coverage per machine: what several runs of it touched together. Machines are told apart by name, their parts by pointer. */
export function mergeCoverage(coverages: readonly Coverage[]): readonly Coverage[] {
  const merged = new Map<string, Coverage>()
  for (const one of coverages) {
    const known = merged.get(one.machine)
    merged.set(one.machine, known === undefined ? one : both(known, one))
  }
  return [...merged.values()]
}

function both(one: Coverage, other: Coverage): Coverage {
  return {
    machine: one.machine,
    states: sum<CoveredState>(one.states, other.states),
    choices: sum<CoveredPart>(one.choices, other.choices),
    catchers: sum<CoveredPart>(one.catchers, other.catchers),
    retriers: sum<CoveredPart>(one.retriers, other.retriers),
  }
}

function sum<T extends CoveredState>(one: readonly T[], other: readonly T[]): readonly T[] {
  const merged = new Map(one.map((part) => [part.pointer, part]))
  for (const part of other) merged.set(part.pointer, { ...part, hits: part.hits + (merged.get(part.pointer)?.hits ?? 0) })
  return [...merged.values()]
}
