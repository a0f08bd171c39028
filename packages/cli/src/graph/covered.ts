import { isObject, scopesIn, type Json, type Scope, type State, type StateMachine } from '@stepwright/asl'
import type { Trace } from './trace.js'

/**
 * Reads what tests went through, as `stepwright test --coverage-file` writes it, for one machine: by its name, or the only one there is.
 * `undefined` for a file that is something else, or is about other machines.
 */
export function readCovered(value: unknown, { name, machine }: { readonly name: string; readonly machine: StateMachine }): Trace | undefined {
  const machines = isObject(value) && Array.isArray(value['machines']) ? value['machines'].filter(isObject) : []
  const found = machines.find((one) => one['machine'] === name) ?? (machines.length === 1 ? machines[0] : undefined)
  if (found === undefined) return undefined
  const hits = new Map(partsOf(found['states']).map(({ state, hits: times }) => [state, times]))
  const entered = [...hits].filter(([, times]) => times > 0)
  const taken = [...partsOf(found['choices']), ...partsOf(found['catchers'])].filter((part) => part.hits > 0)
  const ways = statesIn(machine).flatMap((state) => {
    const decided = taken.filter((part) => part.state === state.name)
    return [...plainWay(state, hits), ...decided.flatMap(({ pointer }) => decidedWay(state, pointer))]
  })
  return { states: new Map(entered.map(([state, times]) => [state, { times, failed: false }])), ways: new Set(ways.map((way) => JSON.stringify(way))) }
}

interface Part {
  readonly state: string
  readonly pointer: string
  readonly hits: number
}

function partsOf(value: Json | undefined): readonly Part[] {
  return (Array.isArray(value) ? value : []).flatMap((part: Json): Part[] => {
    if (!isObject(part)) return []
    const { state, pointer, hits } = part
    return typeof state === 'string' && typeof pointer === 'string' && typeof hits === 'number' ? [{ state, pointer, hits }] : []
  })
}

function statesIn(scope: Scope): readonly State[] {
  return scope.states.flatMap((state) => [state, ...scopesIn(state).flatMap(statesIn)])
}

type Way = readonly [from: string, to: string | null]

/** A state that was entered, and so was the one behind it: that they followed each other is likely, not certain. */
function plainWay(state: State, hits: ReadonlyMap<string, number>): readonly Way[] {
  const wasEntered = (name: string): boolean => (hits.get(name) ?? 0) > 0
  if (!wasEntered(state.name)) return []
  if ('next' in state && state.next !== undefined) return wasEntered(state.next) ? [[state.name, state.next]] : []
  return state.kind === 'Choice' || state.kind === 'Fail' ? [] : [[state.name, null]]
}

/** By the end of its pointer: `/Choices/0`, `/Default` or `/Catch/1`. */
function decidedWay(state: State, pointer: string): readonly Way[] {
  const [, list = '', index = ''] = /\/(Choices|Catch|Default)(?:\/(\d+))?$/.exec(pointer) ?? []
  const way = (to: string | undefined): readonly Way[] => (to === undefined ? [] : [[state.name, to]])
  if (state.kind === 'Choice') return way(list === 'Default' ? state.default : state.choices[Number(index)]?.next)
  return 'catch' in state && list === 'Catch' ? way(state.catch?.[Number(index)]?.next) : []
}
