import { graphOf, type Graph } from './graph.js'
import type { ReadJsonata, Site } from './site.js'
import { scopesOf, type ScopePlace } from './scopes.js'
import { sitesOf } from './sites.js'
import type { StateMachine } from '../model/state-machine.js'
import { variablesOf, type Variables } from './variables.js'

/** What can be worked out about a machine: each part when it is first asked for, and once. */
export interface Analysis {
  readonly machine: StateMachine
  /** All scopes, each before those inside it. */
  readonly scopes: () => readonly ScopePlace[]
  /** One for each scope, in the same order. */
  readonly graphs: () => ReadonlyMap<ScopePlace, Graph>
  readonly sites: () => readonly Site[]
  readonly variables: () => Variables
}

/** Analyses a machine, sound or not. `readJsonata` is `jsonataFacts`; without it nothing is known of expressions in JSONata. */
export function analyse(machine: StateMachine, { readJsonata }: { readonly readJsonata?: ReadJsonata } = {}): Analysis {
  const scopes = once(() => scopesOf(machine))
  const graphs = once(() => new Map(scopes().map((place) => [place, graphOf(place)])))
  const sites = once(() => sitesOf(machine, scopes(), readJsonata))
  return { machine, scopes, graphs, sites, variables: once(() => variablesOf(machine, graphs(), sites())) }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
