import { stepsOfBlock } from '../steps/map-block.js'
import { sameSite } from '../steps/recorder.js'
import type { Block, Step } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import { originsOf } from './hand-over.js'

/** Blocks that are left by the same steps, which are written once behind what each of them does before. */
export interface TailGroup<Entry> {
  readonly members: readonly { readonly entry: Entry; readonly block: Block; readonly before: readonly Step[] }[]
  /** The steps that all of them end with, as the first has them; none for a block by itself. */
  readonly tail: readonly Step[]
}

/**
 * Groups blocks side by side that end with calls of the same function, with the same values: its steps have one call site, and so one name.
 * Only blocks that are left to the same place may be given. They stand in the order of their first members.
 */
export function groupByTail<Entry>(blocks: readonly { readonly entry: Entry; readonly block: Block }[]): readonly TailGroup<Entry>[] {
  const open = [...blocks]
  const groups: TailGroup<Entry>[] = []
  for (let first = open.shift(); first !== undefined; first = open.shift()) {
    const one = first.block
    const length = Math.max(0, ...open.map(({ block }) => commonLength(one, block)))
    const alike = length === 0 ? [] : open.filter(({ block }) => commonLength(one, block) >= length)
    for (const member of alike) open.splice(open.indexOf(member), 1)
    const cut = (block: Block): readonly Step[] => (length === 0 ? block.steps : block.steps.slice(0, -length))
    groups.push({ members: [first, ...alike].map(({ entry, block }) => ({ entry, block, before: cut(block) })), tail: length === 0 ? [] : one.steps.slice(-length) })
  }
  return groups
}

/** With how many of the same steps two blocks end, and with the same value. */
function commonLength(one: Block, other: Block): number {
  if (one.ends || other.ends) return 0
  for (let length = Math.min(one.steps.length, other.steps.length); length > 0; length--) {
    const [a, b] = [one.steps.slice(-length), other.steps.slice(-length)]
    if (a.every((step, place) => isSameCall(step, b[place])) && printed(a, one) === printed(b, other)) return length
  }
  return 0
}

function isSameCall(one: Step, other: Step | undefined): boolean {
  return one.kind === other?.kind && one.name === other.name && sameSite(one, other)
}

/** Steps and the value behind them as a text in which what they make themselves is numbered, and all else is known by identity. */
function printed(steps: readonly Step[], { value }: Block): string {
  const own = new Map<unknown, string>()
  for (const made of stepsOfBlock({ steps, value, ends: false }).flatMap(originsOf)) own.set(made, `made ${own.size}`)
  return JSON.stringify([steps, value], (key, part: unknown) => (key === 'site' ? undefined : isOrigin(part) ? (own.get(part) ?? identityOf(part)) : part))
}

const originKinds: ReadonlySet<unknown> = new Set<Origin['kind']>(['input', 'result', 'value', 'item', 'index', 'error', 'context'])

function isOrigin(part: unknown): part is object {
  return typeof part === 'object' && part !== null && 'kind' in part && originKinds.has(part.kind) && 'name' in part
}

const identities = new WeakMap<object, string>()
let known = 0

function identityOf(part: object): string {
  const identity = identities.get(part) ?? `known ${++known}`
  identities.set(part, identity)
  return identity
}
