import { covers } from './covers.js'
import type { Grant } from './grant.js'

/**
 * Grants without what others grant already: the same action under an equal condition, or under none, on a resource that holds the other
 * in it. Does not depend on their order.
 */
export function withoutRepetition(grants: readonly Grant[]): Grant[] {
  const sorted = [...grants].sort((a, b) => b.resources.length - a.resources.length || compareText(keyOf(a), keyOf(b)))
  const atoms = new Map<string, Atom>()
  for (const { actions, resources, condition } of sorted)
    for (const action of actions)
      for (const resource of resources) {
        const atom = { action, resource, condition: condition === undefined ? '' : JSON.stringify(condition) }
        const key = JSON.stringify(atom)
        if (!atoms.has(key)) atoms.set(key, atom)
      }
  const byAction = grouped(atoms.values())
  const needed = new Set(atoms.keys())
  for (const same of byAction.values()) {
    // only these can hold another: a wildcard, and what is allowed without a condition
    const wide = same.filter(
      ({ resource, condition }) => /[*?]/.test(resource) || (condition === '' && same.some((each) => each.condition !== '')),
    )
    for (const atom of same) if (wide.some((other) => other !== atom && holds(other, atom))) needed.delete(JSON.stringify(atom))
  }
  return sorted.flatMap((grant) => reduced(grant, needed))
}

interface Atom {
  readonly action: string
  readonly resource: string
  /** Empty when there is none. */
  readonly condition: string
}

function holds(other: Atom, atom: Atom): boolean {
  return (other.condition === '' || other.condition === atom.condition) && covers(other.resource, atom.resource)
}

/** What is left of a grant; each atom goes to the first grant that has it. */
function reduced(grant: Grant, needed: Set<string>): Grant[] {
  const condition = grant.condition === undefined ? '' : JSON.stringify(grant.condition)
  const byResources = new Map<string, { actions: string[]; resources: string[] }>()
  for (const action of new Set(grant.actions)) {
    const resources = [...new Set(grant.resources)].filter((resource) => needed.delete(JSON.stringify({ action, resource, condition })))
    if (resources.length === 0) continue
    const group = byResources.get(JSON.stringify(resources)) ?? { actions: [], resources }
    group.actions.push(action)
    byResources.set(JSON.stringify(resources), group)
  }
  return [...byResources.values()].map((group) => ({ ...grant, ...group }))
}

function grouped(atoms: Iterable<Atom>): Map<string, Atom[]> {
  const groups = new Map<string, Atom[]>()
  for (const atom of atoms) groups.set(atom.action, [...(groups.get(atom.action) ?? []), atom])
  return groups
}

const keyOf = ({ purpose, actions, resources, condition }: Grant): string => JSON.stringify([actions, resources, condition, purpose])
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
