import type { Field, Owner } from '../fields/field.js'
import type { JsonataFacts } from '../expressions/jsonata-facts.js'
import type { PathExpression } from '../expressions/template/path-expression.js'
import type { QueryLanguage } from '../model/query-language.js'
import type { State } from '../model/state.js'
import type { Pointer } from '../source/pointer.js'
import type { Moment } from './moment.js'
import type { ScopePlace } from './scopes.js'

/** A text in a state that is computed. */
export interface Site {
  readonly state: State
  readonly place: ScopePlace
  readonly language: QueryLanguage
  /** Where the text stands in the document. */
  readonly pointer: Pointer
  /** The kind of object that has the field: the state itself, or a rule, catcher, reader … of it. */
  readonly owner: Owner
  readonly field: string
  readonly holds: Field['holds']['kind']
  readonly moment: Moment
  /** As it is written; of JSONata what stands between `{%` and `%}`. */
  readonly text: string
  readonly parsed: Parsed
  /** Under a key of a template that ends in `.$`: whether the same key without stands beside it. */
  readonly hasTwin: boolean
}

/** `unparsed`: a placeholder stands in it, or nobody gave a way to read JSONata. */
export type Parsed = PathExpression | { readonly kind: 'jsonata'; readonly facts: JsonataFacts } | { readonly kind: 'unparsed' }

/** How JSONata is read: `jsonataFacts` of `@stepwright/asl/jsonata`, which is heavy and so is not loaded from here. */
export type ReadJsonata = (body: string) => JsonataFacts
