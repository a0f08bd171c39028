import type { CallSite } from '../source/call-site.js'
import type { Pointer } from '../source/pointer.js'
import type { JsonObject } from './json.js'
import type { StateMachine } from './state-machine.js'

/** A state machine and what surrounds it: what the rooms of this house hand each other. */
export interface Definition {
  readonly name: string
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly machine: StateMachine
  /** Where each part was written in TypeScript; empty for a machine that was read from a file. */
  readonly provenance: ReadonlyMap<Pointer, CallSite>
  /** The `${Placeholder}`s in the machine, in order of their names. */
  readonly parameters: readonly Parameter[]
  /** What the machine's input must look like, where that is known. */
  readonly inputSchema?: JsonObject
}

/** A value that the deployment puts in for `${name}`. */
export interface Parameter {
  readonly name: string
  /** What it stands for, so that policies can name it. */
  readonly kind: ParameterKind
}

/** What a parameter stands for. */
export type ParameterKind = 'string' | 'number' | 'lambda-function' | 'codebuild-project'
