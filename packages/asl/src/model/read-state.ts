import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Pointer } from '../source/pointer.js'
import type { JsonObject } from './json.js'
import { reporter } from './read-machine.js'
import { readNamedState } from './read-named-state.js'
import { readNode } from './read-node.js'
import type { State } from './state.js'

/** A state that was read, if its type could be told, and what is wrong with it. */
export interface ReadState {
  readonly state: State | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the document of one state, on its own: the query language of its machine is not known, so fields of both are taken,
 * and it may lack Next and End, which who wires it up adds. The diagnostics name the state as their source.
 */
export function readState(name: string, document: JsonObject, pointer: Pointer): ReadState {
  const diagnostics: Diagnostic[] = []
  const scope = { machine: undefined, unwired: true, report: reporter(name, diagnostics) }
  // The field table makes the members; what a sound state must have is filled in, so that the type is met.
  const state = readNamedState(name, document, pointer, scope, readNode) as unknown as State | undefined
  return { state, diagnostics }
}
