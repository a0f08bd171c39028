import type { Branch, MapState, Scope, State, StateMachine } from '@stepwright/asl'
import { bare } from './bare.js'
import { conditionText } from './condition-text.js'
import type { Row } from './row.js'

/**
 * A machine drawn small: states in order, what is inside a Map or Parallel indented below it, and an arrow wherever the
 * next state is not the one on the next line.
 */
export function machineRows(machine: StateMachine): Row[] {
  return scopeRows(machine, 0)
}

function scopeRows({ states, startAt }: Scope, depth: number): Row[] {
  // the order of states is the writer's; the eye begins at the first one
  const starts = states[0]?.name === startAt ? '' : startAt
  const own = (state: State, index: number): Row => ({
    depth,
    left: state.name,
    right: join(described(state), state.name === starts ? '(starts here)' : ''),
    goesTo: leaving(state, states[index + 1]?.name),
  })
  return states.flatMap((state, index): Row[] => [
    own(state, index),
    ...arrows(state, depth),
    ...inside(state, depth + 1),
  ])
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}

/** How a state of each type is described; its transitions stand apart. */
const descriptions: { readonly [Type in State['kind']]: (state: Extract<State, { readonly kind: Type }>) => string } = {
  Task: ({ resource }) => join('Task', bare(resource).replace(/^arn:[^:]*:states:::/, '')),
  Pass: () => 'Pass',
  Wait: ({ seconds, secondsPath, timestamp, timestampPath }) => {
    const duration = seconds ?? secondsPath
    return join('Wait', duration === undefined ? bare(timestamp ?? timestampPath) : `${bare(duration)} s`)
  },
  Choice: () => 'Choice',
  Parallel: ({ branches }) => `Parallel, ${branches.length} branches`,
  Map: (state) => describeMap(state),
  Succeed: () => 'Succeed',
  Fail: ({ error, errorPath }) => join('Fail', bare(error ?? errorPath)),
}

function described(state: State): string {
  // A table by kind yields a function of that kind's state, which the compiler cannot match up.
  return (descriptions[state.kind] as (state: State) => string)(state)
}

function describeMap({ items, itemsPath, itemProcessor, maxConcurrency, itemReader }: MapState): string {
  const source = items ?? itemsPath
  return [
    itemProcessor.processorConfig?.mode === 'DISTRIBUTED' ? 'Distributed Map' : 'Map',
    source === undefined ? (itemReader === undefined ? '' : ' of what it reads') : ` of ${bare(source)}`,
    maxConcurrency === undefined || maxConcurrency === 0 ? '' : maxConcurrency === 1 ? ', one at a time' : `, ${bare(maxConcurrency)} at a time`,
  ].join('')
}

function leaving(state: State, following: string | undefined): string {
  if (!('end' in state || 'next' in state)) return ''
  if ('end' in state && state.end === true) return ' → end'
  return !('next' in state) || state.next === undefined || state.next === following ? '' : ` → ${state.next}`
}

function arrows(state: State, depth: number): Row[] {
  const arrow = (target: string, right: string): Row => ({ depth: depth + 1, left: `→ ${target}`, right, isArrow: true })
  if (state.kind === 'Choice') {
    const rules = state.choices.map((rule) => arrow(rule.next, `if ${conditionText(rule)}`))
    return state.default === undefined ? rules : [...rules, arrow(state.default, 'otherwise')]
  }
  return 'catch' in state && state.catch !== undefined ? state.catch.map(({ errorEquals, next }) => arrow(next, `on ${errorEquals.join(', ')}`)) : []
}

function inside(state: State, depth: number): Row[] {
  if (state.kind === 'Map') return scopeRows(state.itemProcessor, depth)
  return state.kind === 'Parallel' ? state.branches.flatMap((branch, index) => branchRows(branch, index + 1, depth)) : []
}

function branchRows(branch: Branch, number: number, depth: number): Row[] {
  return [{ depth, left: `branch ${number}`, right: '', isArrow: true }, ...scopeRows(branch, depth + 1)]
}
