import type { Parameter, ParameterKind, StateMachine } from '@stepwright/asl'
import { treesOfBlock } from '../steps/map-block.js'
import type { Block } from '../steps/step.js'
import { partsOf } from '../values/tree-parts.js'
import type { PlaceholderTree, Tree } from '../values/tree.js'

/** A parameter that is said to be several things. */
export interface Contradiction {
  readonly name: string
  readonly kinds: readonly ParameterKind[]
}

/** The `${Placeholder}`s of a machine, in order of their names. What one says of its kind holds for those of its name that say nothing. */
export function parametersOf(machine: StateMachine, block: Block): { readonly parameters: readonly Parameter[]; readonly contradictions: readonly Contradiction[] } {
  const known = new Map<string, Omit<Parameter, 'name'>[]>()
  for (const { name, parameter } of treesOfBlock(block).flatMap(placeholdersIn)) if (parameter !== undefined) known.set(name, [...(known.get(name) ?? []), parameter])
  const names = namesIn(machine)
  const isSaid = ({ kind }: Omit<Parameter, 'name'>): boolean => kind !== 'string'
  const kindsOf = (name: string): ParameterKind[] => [...new Set(known.get(name)?.filter(isSaid).map(({ kind }) => kind))]
  return {
    parameters: names.map((name) => ({ name, ...(known.get(name)?.findLast(isSaid) ?? known.get(name)?.at(-1) ?? { kind: 'string' }) })),
    contradictions: names.map((name) => ({ name, kinds: kindsOf(name) })).filter(({ kinds }) => kinds.length > 1),
  }
}

function namesIn(machine: StateMachine): string[] {
  const names = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string') for (const [, name = ''] of value.matchAll(/\$\{([A-Za-z0-9]+)\}/g)) names.add(name)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk(machine)
  return [...names].sort()
}

function placeholdersIn(tree: Tree): readonly PlaceholderTree[] {
  return tree.kind === 'placeholder' ? [tree] : partsOf(tree).flatMap(placeholdersIn)
}
