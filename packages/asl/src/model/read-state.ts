import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Pointer } from '../source/pointer.js'
import type { Json, JsonObject } from './json.js'
import type { Place } from './place.js'
import { reporter } from './read-machine.js'
import { readNamedState } from './read-named-state.js'
import { readNode } from './read-node.js'
import type { State } from './state.js'

/** A state that was read, if its type could be told, and what is wrong with it. Pointers begin at the state. */
export interface ReadState {
  readonly state: State | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the document of one state of a machine whose query language is not known yet, so that fields of both are taken. It
 * may lack Next and End: who wires it up adds them. `source` names the machine or file in the diagnostics.
 */
export function readState(name: string, document: JsonObject, { source }: { readonly source: string }): ReadState {
  const diagnostics: Diagnostic[] = []
  const place: Place = {
    owner: 'StateMachine', document: { States: { [name]: document as Json } }, pointer: '', subject: '',
    language: undefined, machine: undefined, unwired: true, report: reporter(source, diagnostics),
  }
  // The field table makes the members; what a sound state must have is filled in, so that the type is met.
  const state = readNamedState(name, document, place, readNode) as unknown as State | undefined
  return { state, diagnostics }
}
