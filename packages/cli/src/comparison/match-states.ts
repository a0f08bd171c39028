import type { Json, JsonObject } from '@stepwright/asl'
import type { PlacedState } from './placed-state.js'

/** Which state of the old machine is which of the new one. */
export interface StateMatch {
  readonly kept: readonly (readonly [before: PlacedState, after: PlacedState])[]
  readonly added: readonly PlacedState[]
  readonly removed: readonly PlacedState[]
}

/**
 * Pairs states by name, and those that are left by what they do: a state of another name that has most of the fields of one
 * that is gone was renamed.
 */
export function matchStates(before: readonly PlacedState[], after: readonly PlacedState[]): StateMatch {
  const byName = new Map(after.map((placed) => [placed.state.name, placed]))
  const kept = before.flatMap((old): [PlacedState, PlacedState][] => {
    const found = byName.get(old.state.name)
    return found === undefined ? [] : [[old, found]]
  })
  const pairedBefore = new Set(kept.map(([old]) => old))
  const pairedAfter = new Set(kept.map(([, found]) => found))
  for (const { old, found } of candidates(before.filter((one) => !pairedBefore.has(one)), after.filter((one) => !pairedAfter.has(one)))) {
    if (pairedBefore.has(old) || pairedAfter.has(found)) continue
    pairedBefore.add(old)
    pairedAfter.add(found)
    kept.push([old, found])
  }
  const order = new Map(after.map((placed, index) => [placed, index]))
  return {
    kept: kept.sort(([, one], [, other]) => (order.get(one) ?? 0) - (order.get(other) ?? 0)),
    added: after.filter((one) => !pairedAfter.has(one)),
    removed: before.filter((one) => !pairedBefore.has(one)),
  }
}

interface Candidate {
  readonly old: PlacedState
  readonly found: PlacedState
  readonly likeness: number
}

/** The likeliest first; among equals, in the order of the texts. */
function candidates(before: readonly PlacedState[], after: readonly PlacedState[]): readonly Candidate[] {
  return before
    .flatMap((old) => after.map((found) => ({ old, found, likeness: likeness(old.document, found.document) })))
    .filter((one) => one.likeness >= enough)
    .sort((one, other) => other.likeness - one.likeness)
}

/** Below, two states have little in common but their type and that they end. */
const enough = 0.6

/** From 0 to 1: how many leaves of two states are equal. The type must be. Where they go counts little, since names change. */
function likeness(before: JsonObject, after: JsonObject): number {
  if (before['Type'] !== after['Type']) return 0
  const [old, found] = [leavesOf(before), leavesOf(after)]
  const common = [...old].filter((leaf) => found.has(leaf)).length
  const all = new Set([...old, ...found]).size
  return all === 0 ? 0 : common / all
}

const names: ReadonlySet<string> = new Set(['Next', 'End', 'Default', 'StartAt', 'Comment'])

function leavesOf(document: Json, path = ''): ReadonlySet<string> {
  if (typeof document !== 'object' || document === null) return new Set([`${path}=${JSON.stringify(document)}`])
  return new Set(Object.entries(document).flatMap(([name, value]: [string, Json]) => (names.has(name) ? [] : [...leavesOf(value, `${path}/${name}`)])))
}
