import { graphOf, type Graph } from './graph.js'
import { historyOf, type History } from './history.js'
import { literalsOf, type Literal } from './literals.js'
import type { ReadJsonata, Site } from './site.js'
import { scopesOf, type ScopePlace } from './scopes.js'
import { shapesOf } from './shapes.js'
import { sitesOf } from './sites.js'
import type { ResultOf, StateShapes } from './state-shapes.js'
import type { State } from '../model/state.js'
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
  /** Strings that are not computed. */
  readonly literals: () => readonly Literal[]
  readonly variables: () => Variables
  /** What is known of the data, for states that a path leads to. */
  readonly shapes: () => ReadonlyMap<State, StateShapes>
  readonly history: () => History
}

/** What an analysis needs beside the machine. */
export interface AnalysisTools {
  /** `jsonataFacts` of `@stepwright/asl/jsonata`; without it nothing is known of expressions in JSONata. */
  readonly readJsonata?: ReadJsonata | undefined
  /** What the tasks of a resource yield, where that is known. */
  readonly resultOf?: ResultOf | undefined
}

/** Analyses a machine, sound or not. */
export function analyse(machine: StateMachine, { readJsonata, resultOf }: AnalysisTools = {}): Analysis {
  const scopes = once(() => scopesOf(machine))
  const graphs = once(() => new Map(scopes().map((place) => [place, graphOf(place)])))
  const sites = once(() => sitesOf(machine, scopes(), readJsonata))
  const shapes = once(() => shapesOf({ machine, graphs: graphs(), readJsonata, resultOf }))
  return {
    machine,
    scopes,
    graphs,
    sites,
    literals: once(() => literalsOf(machine, scopes())),
    variables: once(() => variablesOf(machine, graphs(), sites())),
    shapes,
    history: once(() => historyOf(graphs(), shapes())),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
