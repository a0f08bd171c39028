import { isComputedKey } from '../expressions/template/path-expression.js'
import type { ChoiceRule } from '../model/choice-rule.js'
import { isObject, type Json } from '../model/json.js'
import type { QueryLanguage } from '../model/query-language.js'
import type { Catcher } from '../model/retrier.js'
import type { State } from '../model/state.js'
import { child, type Pointer } from '../source/pointer.js'
import type { ScopePlace } from './scopes.js'

/** A variable that is given a value: one member of an `Assign`. */
export interface Assignment {
  /** Without the dollar sign, and without the `.$` of a computed member. */
  readonly name: string
  readonly place: ScopePlace
  readonly state: State
  /** The state, or the rule or catcher of it, that has the `Assign`. */
  readonly via: Assigner
  readonly pointer: Pointer
  readonly value: Json
}

/** What can have an `Assign`. */
export type Assigner = State | ChoiceRule | Catcher

/** The assignments of a state, its rules and its catchers, in that order. */
export function assignmentsOf(state: State, place: ScopePlace, language: QueryLanguage | undefined): readonly Assignment[] {
  const found: Assignment[] = []
  for (const via of assignersIn(state)) {
    const assign = assignOf(via)
    if (!isObject(assign)) continue
    for (const [key, value] of Object.entries(assign)) {
      const name = language !== 'JSONata' && isComputedKey(key) ? key.slice(0, -2) : key
      found.push({ name, place, state, via, pointer: child(via.pointer, 'Assign', key), value })
    }
  }
  return found
}

/** The state itself, its rules and its catchers. */
export function assignersIn(state: State): readonly Assigner[] {
  if (state.kind === 'Choice') return [state, ...state.choices]
  return 'catch' in state && state.catch !== undefined ? [state, ...state.catch] : [state]
}

const assignOf = (via: Assigner): Json | undefined => ('assign' in via ? via.assign : undefined)
