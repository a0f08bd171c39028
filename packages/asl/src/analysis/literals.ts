import type { Field, Owner } from '../fields/field.js'
import { isJsonataString } from '../expressions/jsonata-text.js'
import { isComputedKey } from '../expressions/template/path-expression.js'
import type { Json, JsonObject } from '../model/json.js'
import type { QueryLanguage } from '../model/query-language.js'
import type { State } from '../model/state.js'
import type { StateMachine } from '../model/state-machine.js'
import { child, type Pointer } from '../source/pointer.js'
import { chooseFields, eachField } from './each-field.js'
import { languageOf } from './language-of.js'
import type { ScopePlace } from './scopes.js'

/** A string in a field of a state that is taken as it stands, and looks as if it were computed. */
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

/**
 * The strings of a machine that are not computed and yet look like a path, a call of an intrinsic function, or JSONata: in templates, `Result`, and fields
 * that hold texts. Comments are left out.
 */
export function literalsOf(machine: StateMachine, places: readonly ScopePlace[]): readonly Literal[] {
  const literals: Literal[] = []
  for (const { scope } of places) {
    for (const state of scope.states) {
      const language = languageOf(state, machine)
      if (language === undefined) continue
      eachField(state, wordy[language], ({ field, holds }, value, node) => {
        if (typeof value !== 'object' && !isSuspect(value)) return
        const isComputable = holds.kind === 'template' || ('orJsonata' in holds && language === 'JSONata')
        addStrings(value as Json, '', `${node.pointer}/${field}`, { state, language, owner: node.kind, field, holds: holds.kind, isComputable, literals })
      })
    }
  }
  return literals
}

const wordyKinds: ReadonlySet<Field['holds']['kind']> = new Set<Field['holds']['kind']>(['template', 'json', 'text', 'timestamp', 'error-names', 'resource'])
const wordy = chooseFields(({ field, holds }) => field !== 'Comment' && wordyKinds.has(holds.kind))

interface Around extends Omit<Literal, 'key' | 'text' | 'pointer'> {
  readonly literals: Literal[]
}

/** The strings in a value that are not computed, in the order of the text. */
function addStrings(value: Json, key: string, pointer: Pointer, around: Around): void {
  if (typeof value === 'string') {
    const { state, language, owner, field, holds, isComputable, literals } = around
    if (!isComputed(value, key, around)) literals.push({ state, language, pointer, owner, field, holds, isComputable, key, text: value })
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (mayHold(item, '', around)) addStrings(item as Json, '', child(pointer, index), around)
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      const member = (value as JsonObject)[name] as Json
      if (mayHold(member, name, around)) addStrings(member, name, child(pointer, name), around)
    }
  }
}

const isComputed = (text: string, key: string, { language, isComputable }: Around): boolean => isComputable && (language === 'JSONata' ? isJsonataString(text) : isComputedKey(key))

/** For the others no pointer needs to be made. */
const mayHold = (value: unknown, key: string, around: Around): boolean =>
  typeof value === 'object' ? value !== null : isSuspect(value) && !isComputed(value, key, around)

/** Nearly no string is: what is kept of the others would be most of what this analysis costs. */
function isSuspect(value: unknown): value is string {
  if (typeof value !== 'string') return false
  return value.startsWith('$') || value.startsWith('States.') || (value.includes('%') && (value.includes('{%') || value.endsWith('%}')))
}
