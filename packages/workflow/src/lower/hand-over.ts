import type { QueryLanguage } from '@stepwright/asl'
import { mapBlock, referencesOfBlock, stepsOfBlock } from '../steps/map-block.js'
import type { Block, MapStep, Step } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import type { ReferenceTree, Tree } from '../values/tree.js'
import { context, type Graph, type GraphNode } from './graph.js'
import { shapeOf } from './shape.js'
import { substitute } from './substitute.js'
import { nameVariables } from './variable-names.js'

/** What a Map runs, and what its items are made into first. */
export interface HandedOver extends Pick<GraphNode, 'itemSelector' | 'batchInput'> {
  readonly block: Block
  readonly entry: Origin
}

/** A value that travels with the items. */
interface Companion {
  readonly origin: Origin
  readonly value: Tree
}

/**
 * Items travel alone where they can. With them, in an ItemSelector, travel an index, and what is at hand only at the very start of the scope
 * around (nothing runs before the Map that could assign it). The children of a distributed Map see nothing of the machine around: all that
 * they read travels with the items, or with each batch.
 */
export function handOver(parent: Graph, step: MapStep, block: Block): HandedOver {
  const { item, index, distributed } = step
  const { survey } = parent
  const references = referencesOfBlock(block)
  const reads = new Set(references.map(({ origin }) => origin))
  const isFirst = parent.nodes.length === 0 && parent.entry.kind !== 'input'
  const companions: Companion[] = [
    ...(reads.has(index) ? [{ origin: index, value: context('$states.context.Map.Item.Index') }] : []),
    ...(distributed === undefined ? (isFirst && reads.has(parent.entry) ? [{ origin: parent.entry, value: whole(parent.entry) }] : []) : outerValues(step, distributed.around, block, references, survey.language)),
  ]
  const entry: Origin = { kind: 'item', name: 'item', ...(item.site && { site: item.site }) }
  if (distributed?.batch !== undefined) {
    const keys = keysOf(companions)
    const handedOn = redirect(block, (origin) => (origin === item ? ['Items'] : keys.has(origin) ? ['BatchInput', keys.get(origin) ?? ''] : undefined), entry)
    return { block: handedOn, entry, ...(companions.length > 0 && { batchInput: objectOf(companions, keys) }) }
  }
  if (companions.length === 0) return { block, entry: item }
  const members = [...(reads.has(item) ? [{ origin: item, value: context('$states.context.Map.Item.Value') }] : []), ...companions]
  const keys = keysOf(members)
  return { block: redirect(block, (origin) => (keys.has(origin) ? [keys.get(origin) ?? ''] : undefined), entry), entry, itemSelector: objectOf(members, keys) }
}

/** What a block reads and does not make itself. The name of the execution is that of the child, unless it was asked for outside. */
function outerValues({ item, index }: MapStep, around: Origin, block: Block, references: readonly ReferenceTree[], language: QueryLanguage): Companion[] {
  const made = new Set<Origin>([item, index, ...stepsOfBlock(block).flatMap(originsOf)])
  const outer = new Map<Origin, ReferenceTree[]>()
  for (const reference of references) if (!made.has(reference.origin) && (reference.origin.kind !== 'context' || reference.origin === around)) outer.set(reference.origin, [...(outer.get(reference.origin) ?? []), reference])
  return [...outer].map(([origin, reads]) => ({ origin, value: shapeOf(origin, reads, language) }))
}

/** The values that a step makes. */
export function originsOf(step: Step): readonly Origin[] {
  switch (step.kind) {
    case 'map':
      return [step.result, step.item, step.index]
    case 'try':
      return [step.result, ...step.handlers.map(({ error }) => error)]
    case 'loop':
      return [step.result, ...(step.bound === undefined ? [] : [step.bound.counter]), ...(step.carry === undefined ? [] : [step.carry.origin])]
    case 'ending':
      return [step.given]
    default:
      return 'result' in step ? [step.result] : []
  }
}

/** Parameters of blocks inside each other may share a name. */
const keysOf = (members: readonly Companion[]): ReadonlyMap<Origin, string> => nameVariables(members.map(({ origin }) => origin), new Set())

function redirect(block: Block, pathOf: (origin: Origin) => readonly string[] | undefined, entry: Origin): Block {
  return mapBlock(block, (tree) =>
    substitute(tree, (origin) => {
      const path = pathOf(origin)
      return path === undefined ? undefined : { kind: 'reference', origin: entry, path, type: ['unknown'] }
    }),
  )
}

function objectOf(members: readonly Companion[], keys: ReadonlyMap<Origin, string>): Tree {
  return { kind: 'object', entries: members.map(({ origin, value }) => ({ key: keys.get(origin) ?? origin.name, value })), type: ['object'] }
}

const whole = (origin: Origin): Tree => ({ kind: 'reference', origin, path: [], type: ['unknown'] })
