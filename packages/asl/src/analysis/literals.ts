import type { Field, Owner } from '../fields/field.js'
import { isJsonataString } from '../expressions/jsonata-text.js'
import { isComputedKey } from '../expressions/template/path-expression.js'
import type { Json } from '../model/json.js'
import type { QueryLanguage } from '../model/query-language.js'
import type { State } from '../model/state.js'
import type { StateMachine } from '../model/state-machine.js'
import { child, type Pointer } from '../source/pointer.js'
import { eachField } from './each-field.js'
import { languageOf } from './language-of.js'
import type { ScopePlace } from './scopes.js'

/** A string in a field of a state that is taken as it stands. */
export interface Literal {
  readonly state: State
  readonly language: QueryLanguage
  readonly pointer: Pointer
  readonly owner: Owner
  readonly field: string
  readonly holds: Field['holds']['kind']
  /** Whether an expression could stand there. */
  readonly isComputable: boolean
  /** The key under which it stands in a template; an empty text in a list, and for a whole field. */
  readonly key: string
  readonly text: string
}

/** All strings of a machine that are not computed: in templates, `Result`, and fields that hold texts. Comments are left out. */
export function literalsOf(machine: StateMachine, places: readonly ScopePlace[]): readonly Literal[] {
  const literals: Literal[] = []
  for (const { scope } of places) {
    for (const state of scope.states) {
      const language = languageOf(state, machine)
      if (language === undefined) continue
      eachField(state, language, (row, value, node) => {
        const { field, holds } = row
        if (field === 'Comment' || !wordy.has(holds.kind)) return
        const isComputable = holds.kind === 'template' || ('orJsonata' in holds && language === 'JSONata')
        if (typeof value !== 'object' && typeof value !== 'string') return
        for (const { key, text, pointer } of stringsIn(value as Json, child(node.pointer, field))) {
          const isComputed = isComputable && (language === 'JSONata' ? isJsonataString(text) : isComputedKey(key))
          if (!isComputed) literals.push({ state, language, pointer, owner: node.kind, field, holds: holds.kind, isComputable, key, text })
        }
      })
    }
  }
  return literals
}

const wordy: ReadonlySet<Field['holds']['kind']> = new Set<Field['holds']['kind']>(['template', 'json', 'text', 'timestamp', 'error-names', 'resource'])

/** The strings in a value, in the order of the text. */
function stringsIn(value: Json, root: Pointer): readonly Pick<Literal, 'key' | 'text' | 'pointer'>[] {
  if (typeof value === 'string') return [{ key: '', text: value, pointer: root }]
  const found: Pick<Literal, 'key' | 'text' | 'pointer'>[] = []
  const waiting: { readonly value: Json; readonly key: string; readonly pointer: Pointer }[] = [{ value, key: '', pointer: root }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: inner, key, pointer } = next
    if (typeof inner === 'string') found.push({ key, text: inner, pointer })
    else if (typeof inner === 'object' && inner !== null) {
      const isList = Array.isArray(inner)
      for (const [name, member] of Object.entries(inner).reverse()) waiting.push({ value: member as Json, key: isList ? '' : name, pointer: child(pointer, name) })
    }
  }
  return found
}
