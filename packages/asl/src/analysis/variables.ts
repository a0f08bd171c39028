import type { ChoiceRule } from '../model/choice-rule.js'
import type { Catcher } from '../model/retrier.js'
import type { State } from '../model/state.js'
import type { StateMachine } from '../model/state-machine.js'
import { assignersIn, assignmentsOf, type Assignment } from './assignments.js'
import { definiteAssignment, type Certainty, type EntryOf } from './definite-assignment.js'
import type { Graph } from './graph.js'
import { languageOf } from './language-of.js'
import { isFunctionName, readsOf } from './reads.js'
import { isDistributed, type ScopePlace } from './scopes.js'
import type { Site } from './site.js'

/** The workflow variables of a machine. */
export interface Variables {
  readonly assignments: readonly Assignment[]
  readonly reads: readonly VariableRead[]
  /** Assignments of names that nothing which could see them reads. None where some expression could not be parsed. */
  readonly unused: readonly Assignment[]
  /** Assignments of a name that a scope around assigns too, with the first of those. */
  readonly shadowing: readonly { readonly inner: Assignment; readonly outer: Assignment }[]
}

/** One place where a variable is read. */
export interface VariableRead {
  readonly name: string
  readonly site: Site
  /** In the text of the site, where known. */
  readonly offset?: number
  /** Whether it has a value there. `hidden`: it would, but a distributed Map stands between. */
  readonly certainty: Certainty | 'hidden'
  /** What may have given it its value; also those that come too late. */
  readonly assignments: readonly Assignment[]
}

/**
 * Follows the variables of a machine. Inner scopes see those of the scopes around them as they are when the inner one starts;
 * what they assign is gone when they end. Children of a distributed Map see none from outside.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function variablesOf(machine: StateMachine, graphs: ReadonlyMap<ScopePlace, Graph>, sites: readonly Site[]): Variables {
  const scopes = new Map<ScopePlace, ScopeVariables>()
  const assignments: Assignment[] = []
  for (const [place, graph] of graphs) {
    const scope = variablesIn(graph, machine)
    scopes.set(place, scope)
    for (const assignment of scope.assignments) assignments.push(assignment)
  }
  const reads: VariableRead[] = []
  const used = new Set<Assignment>()
  for (const site of sites) {
    for (const { name, offset } of readsOf(site)) {
      const { certainty, assignments: seen } = resolve(name, site, scopes)
      if (seen.length === 0 && site.language === 'JSONata' && isFunctionName(name)) continue
      for (const assignment of seen) used.add(assignment)
      reads.push({ name, site, certainty, assignments: seen, ...(offset === undefined ? {} : { offset }) })
    }
  }
  if (assignments.length === 0) return { assignments, reads, unused: [], shadowing: [] }
  const isAllRead = sites.every(({ parsed }) => parsed.kind !== 'unparsed' && parsed.kind !== 'unreadable')
  return {
    assignments,
    reads,
    unused: isAllRead ? assignments.filter((assignment) => !used.has(assignment)) : [],
    shadowing: [...scopes.entries()].flatMap(([place, scope]) => shadowingIn(place, scope, scopes)),
  }
}

interface ScopeVariables {
  readonly assignments: readonly Assignment[]
  readonly byName: ReadonlyMap<string, readonly Assignment[]>
  readonly entryOf: EntryOf
  /** Whether it may assign what cannot be seen: in a state or an Assign that was not understood. */
  readonly isOpen: boolean
}

function variablesIn(graph: Graph, machine: StateMachine): ScopeVariables {
  const { scope, unknownStates } = graph.place
  const assigning = scope.states.filter(mayAssign)
  // most scopes have no variables
  if (assigning.length === 0) return unknownStates.size > 0 ? anyVariables : noVariables
  const assignments = assigning.flatMap((state) => assignmentsOf(state, graph.place, languageOf(state, machine)))
  const byName = new Map<string, Assignment[]>()
  for (const assignment of assignments) {
    const others = byName.get(assignment.name)
    if (others === undefined) byName.set(assignment.name, [assignment])
    else others.push(assignment)
  }
  const isStrange = assigning.some((state) => assignersIn(state).some(({ unknown }) => unknown !== undefined && unknown.some(({ name }) => name === 'Assign')))
  return { assignments, byName, entryOf: definiteAssignment(graph, assignments), isOpen: unknownStates.size > 0 || isStrange }
}

const noVariables: ScopeVariables = { assignments: [], byName: new Map(), entryOf: () => 'never', isOpen: false }
const anyVariables: ScopeVariables = { ...noVariables, isOpen: true }

/** Whether it has an `Assign`, or something unknown that may be one. */
function mayAssign(state: State): boolean {
  if (state.unknown !== undefined) return true
  if (state.kind === 'Succeed' || state.kind === 'Fail') return false
  if (state.assign !== undefined) return true
  if (state.kind === 'Choice') return state.choices.some(assigns)
  return state.kind !== 'Pass' && state.kind !== 'Wait' && state.catch !== undefined && state.catch.some(assigns)
}

const assigns = ({ assign, unknown }: ChoiceRule | Catcher): boolean => assign !== undefined || unknown !== undefined

type Scopes = ReadonlyMap<ScopePlace, ScopeVariables>

/** Looks from the state outwards; the scope around a scope is seen as its Map or Parallel is entered. */
function resolve(name: string, { state, place }: Site, scopes: Scopes): { readonly certainty: VariableRead['certainty']; readonly assignments: readonly Assignment[] } {
  const assignments: Assignment[] = []
  let certainty: VariableRead['certainty'] = 'never'
  let isHidden = false
  let from = { place, state: state.name }
  for (;;) {
    const scope = scopes.get(from.place)
    const entered = scope?.isOpen === true ? 'always' : (scope?.entryOf(from.state, name) ?? 'never')
    if (!isHidden) {
      assignments.push(...(scope?.byName.get(name) ?? []))
      if (entered === 'always' || (entered === 'sometimes' && certainty === 'never')) certainty = entered
    } else if (entered !== 'never' && certainty === 'never') {
      // a name that an inner scope assigns too is its own
      if (assignments.length === 0) certainty = 'hidden'
    }
    const { outer } = from.place
    if (outer === undefined || certainty === 'always') return { certainty, assignments }
    isHidden ||= isDistributed(from.place.scope)
    from = { place: outer.place, state: outer.state.name }
  }
}

function shadowingIn(place: ScopePlace, scope: ScopeVariables, scopes: Scopes): Variables['shadowing'] {
  const found: { readonly inner: Assignment; readonly outer: Assignment }[] = []
  for (const [name, assignments] of scope.byName) {
    const outer = outerOf(name, place, scopes)
    if (outer !== undefined) for (const inner of assignments) found.push({ inner, outer })
  }
  return found
}

function outerOf(name: string, place: ScopePlace, scopes: Scopes): Assignment | undefined {
  for (let inner = place; inner.outer !== undefined && !isDistributed(inner.scope); inner = inner.outer.place) {
    const [first] = scopes.get(inner.outer.place)?.byName.get(name) ?? []
    if (first !== undefined) return first
  }
  return undefined
}
