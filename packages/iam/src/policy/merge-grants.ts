import type { Grant } from './grant.js'
import type { Condition } from './policy-document.js'

/** Grants that have become one. All lists are sorted and without doubles. */
export interface MergedGrant {
  readonly purposes: readonly string[]
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly condition?: Condition
}

/**
 * Joins grants without allowing anything that none of them allows: those with the same resources share their actions,
 * those with the same actions share their resources, both only under equal conditions and within one service.
 */
export function mergeGrants(grants: readonly Grant[]): MergedGrant[] {
  let merged = grants.map(
    ({ purpose, actions, resources, condition }): MergedGrant => ({
      purposes: [purpose],
      actions: sorted(actions),
      resources: sorted(resources),
      ...(condition === undefined ? {} : { condition }),
    }),
  )
  for (let before = Number.POSITIVE_INFINITY; merged.length < before; ) {
    before = merged.length
    merged = joinEqual(joinEqual(merged, 'resources'), 'actions')
  }
  return merged.sort(byActionAndResource)
}

/** Joins what has the same service, condition and `shared` list. */
function joinEqual(grants: readonly MergedGrant[], shared: 'actions' | 'resources'): MergedGrant[] {
  const groups = new Map<string, MergedGrant>()
  for (const grant of grants) {
    const key = JSON.stringify([serviceOf(grant), canonical(grant.condition), grant[shared]])
    const other = groups.get(key)
    groups.set(key, other === undefined ? grant : join(other, grant))
  }
  return [...groups.values()]
}

function join(a: MergedGrant, b: MergedGrant): MergedGrant {
  return {
    ...a,
    purposes: sorted([...a.purposes, ...b.purposes]),
    actions: sorted([...a.actions, ...b.actions]),
    resources: sorted([...a.resources, ...b.resources]),
  }
}

const serviceOf = ({ actions }: MergedGrant): string => actions[0]?.split(':')[0] ?? ''

/** Equal for equal conditions, whatever the order of their keys. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value)
    .map(([key, member]): [string, unknown] => [key, canonical(member)])
    .sort(([a], [b]) => compareText(a, b))
}

function byActionAndResource(a: MergedGrant, b: MergedGrant): number {
  return compareText(a.actions.join(), b.actions.join()) || compareText(a.resources.join(), b.resources.join())
}

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort(compareText)
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
