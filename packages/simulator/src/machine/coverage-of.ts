import { child, type Pointer } from '@stepwright/asl'
import type { Coverage, CoveredPart, CoveredState } from '../data/coverage.js'
import type { ResilientFields, ScopeDocument, StateDocument, StateDocumentOf } from '../data/document.js'

/** What a run touched of its machine. `hits` counts by the parts of the document themselves. */
export function coverageOf(machine: string, document: ScopeDocument, hits: ReadonlyMap<object, number>): Coverage {
  const coverage = { machine, states: [], choices: [], catchers: [], retriers: [] } satisfies Lists & { machine: string }
  cover(document, '', { lists: coverage, countOf: (part) => hits.get(part) ?? 0 })
  return coverage
}

interface Lists {
  readonly states: CoveredState[]
  readonly choices: CoveredPart[]
  readonly catchers: CoveredPart[]
  readonly retriers: CoveredPart[]
}

interface Counting {
  readonly lists: Lists
  readonly countOf: (part: object) => number
}

function cover(scope: ScopeDocument, at: Pointer, counting: Counting): void {
  const { lists, countOf } = counting
  for (const [name, state] of Object.entries(scope.States)) {
    const pointer = child(at, 'States', name)
    lists.states.push({ state: name, pointer, hits: countOf(state) })
    if (state.Type === 'Choice') lists.choices.push(...waysOut(name, state, pointer, countOf))
    if (state.Type === 'Task' || state.Type === 'Map' || state.Type === 'Parallel') coverResilience(name, state, pointer, counting)
    for (const [inner, field] of scopesIn(state)) cover(inner, child(pointer, ...field), counting)
  }
}

/** A Default is a text, which cannot be counted by itself: the list of rules, none of which held, stands for it. */
function waysOut(state: string, document: StateDocumentOf<'Choice'>, pointer: Pointer, countOf: Counting['countOf']): readonly CoveredPart[] {
  const rules = document.Choices.map((rule, index) => ({
    state,
    pointer: child(pointer, 'Choices', String(index)),
    says: `rule ${index + 1} to "${rule.Next}"`,
    hits: countOf(rule),
  }))
  if (document.Default === undefined) return rules
  return [...rules, { state, pointer: child(pointer, 'Default'), says: `Default to "${document.Default}"`, hits: countOf(document.Choices) }]
}

function coverResilience(state: string, { Retry = [], Catch = [] }: ResilientFields, pointer: Pointer, { lists, countOf }: Counting): void {
  for (const [index, retrier] of Retry.entries()) {
    lists.retriers.push({ state, pointer: child(pointer, 'Retry', String(index)), says: `retry of ${retrier.ErrorEquals.join(', ')}`, hits: countOf(retrier) })
  }
  for (const [index, catcher] of Catch.entries()) {
    const says = `catch of ${catcher.ErrorEquals.join(', ')} to "${catcher.Next}"`
    lists.catchers.push({ state, pointer: child(pointer, 'Catch', String(index)), says, hits: countOf(catcher) })
  }
}

function scopesIn(state: StateDocument): readonly (readonly [ScopeDocument, readonly string[]])[] {
  if (state.Type === 'Parallel') return state.Branches.map((branch, index) => [branch, ['Branches', String(index)]])
  if (state.Type !== 'Map') return []
  if (state.ItemProcessor !== undefined) return [[state.ItemProcessor, ['ItemProcessor']]]
  return state.Iterator === undefined ? [] : [[state.Iterator, ['Iterator']]]
}
