import type { DiagnosticFacts } from '../diagnostics/diagnostic.js'
import type { FieldLanguage, Owner } from '../fields/field.js'
import type { Pointer } from '../source/pointer.js'
import type { JsonObject } from './json.js'

/** An object that is being read, and what its surroundings say about it. */
export interface Place {
  readonly owner: Owner
  readonly document: JsonObject
  readonly pointer: Pointer
  /** How it is talked about: `state "Charge"`, `retrier 2 of state "Charge"`. */
  readonly subject: string
  /** The query language here; `undefined` when it cannot be told, so that fields of both are taken. */
  readonly language: FieldLanguage | undefined
  /** That of the machine, in which each state begins. */
  readonly machine: FieldLanguage | undefined
  /** Whether states may lack Next and End, as they are wired up later. */
  readonly unwired: boolean
  readonly report: Report
}

/** Something to say about what stands at `pointer`. */
export type Report = (facts: Omit<DiagnosticFacts, 'location'> & { readonly pointer: Pointer; readonly anchor: 'key' | 'value' }) => void

/** The code of AWS for nearly all that reading finds. */
export const schemaFailed = 'SCHEMA_VALIDATION_FAILED'
