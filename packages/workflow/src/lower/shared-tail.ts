import { stepsOfBlock } from '../steps/map-block.js'
import { sameSite } from '../steps/recorder.js'
import type { Block, Step } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import { originsOf } from './hand-over.js'

/** A block that stands by itself, or what several ways end with, which is written once behind them. */
export type Way<Entry> = { readonly block: Block } & ({ readonly entry: Entry } | { readonly behind: readonly Way<Entry>[] })

/**
 * Joins blocks side by side that end with calls of the same function, with the same values: its steps have one call site, and so one name. The longest ends
 * are joined first, and what was joined is a block like others: it may share the end of its own end. Only blocks that are left to the same place may be
 * given. They stand in the order of their first members.
 */
export function joinTails<Entry>(blocks: readonly Way<Entry>[]): readonly Way<Entry>[] {
  const ways = [...blocks]
  for (let next = longestTail(ways); next !== undefined; next = longestTail(ways)) {
    const { first, length } = next
    const members = ways.filter((way) => way === first || commonLength(first.block, way.block) === length)
    const joined: Way<Entry> = { behind: members.map((way) => ({ ...way, block: { ...way.block, steps: way.block.steps.slice(0, -length) } })), block: { ...first.block, steps: first.block.steps.slice(-length) } }
    ways[ways.indexOf(first)] = joined
    for (const other of members) if (other !== first) ways.splice(ways.indexOf(other), 1)
  }
  return ways
}

/** The first of the ways that share the longest end. */
function longestTail<Entry>(ways: readonly Way<Entry>[]): { readonly first: Way<Entry>; readonly length: number } | undefined {
  const lengths = ways.map((first, place) => ({ first, length: Math.max(0, ...ways.slice(place + 1).map(({ block }) => commonLength(first.block, block))) }))
  const longest = Math.max(0, ...lengths.map(({ length }) => length))
  return longest === 0 ? undefined : lengths.find(({ length }) => length === longest)
}

/** With how many of the same steps two blocks end, and with the same value. */
function commonLength(one: Block, other: Block): number {
  if (one.ends || other.ends) return 0
  const most = Math.min(one.steps.length, other.steps.length)
  let alike = 0
  while (alike < most && isSameCall(one.steps.at(-1 - alike), other.steps.at(-1 - alike))) alike++
  for (let length = alike; length > 0; length--) if (printed(one.steps.slice(-length), one) === printed(other.steps.slice(-length), other)) return length
  return 0
}

function isSameCall(one: Step | undefined, other: Step | undefined): boolean {
  return one !== undefined && other !== undefined && one.kind === other.kind && one.name === other.name && sameSite(one, other)
}

/** Steps and the value behind them as a text in which what they make themselves is numbered, and all else is known by identity. */
function printed(steps: readonly Step[], { value }: Block): string {
  const own = new Map<unknown, string>()
  for (const made of stepsOfBlock({ steps, value, ends: false }).flatMap(originsOf)) own.set(made, `made ${own.size}`)
  return JSON.stringify([steps, value], (key, part: unknown) => {
    if (key === 'site') return undefined
    // what is inside has keys of the author's, which may be called as ours are
    if (ofAuthor.has(key)) return JSON.stringify(part)
    return isOrigin(part) ? (own.get(part) ?? identityOf(part)) : part
  })
}

/** Members of steps and trees that hold what an author wrote as it is: the state of a `raw` step, names by argument, what was declared to be deployed. */
const ofAuthor: ReadonlySet<string> = new Set(['state', 'named', 'resource'])

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
