import type { CallSite } from '../source/call-site.js'
import type { Pointer } from '../source/pointer.js'
import type { JsonObject } from './json.js'
import type { ParameterKind } from './parameter-kinds.js'
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
  /** By the pointer of a task: what its computed arguments may be, where their types list it. */
  readonly candidates?: ReadonlyMap<Pointer, { readonly [member: string]: readonly string[] }>
  /** How much is written to CloudWatch Logs; nothing, when left out. */
  readonly logging?: Logging
  /** Whether X-Ray traces executions. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html */
  readonly tracing?: boolean
  /** The key that encrypts the definition and executions; AWS's own, when left out. @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html */
  readonly encryption?: { readonly keyArn: string }
  /** Labels of the state machine. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-tagging.html */
  readonly tags?: { readonly [key: string]: string }
}

/** How much of an execution is written to CloudWatch Logs. @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
export interface Logging {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF'
  /** Whether inputs and outputs are written too. They are not, when left out: they may hold what nobody should read in a log. */
  readonly includeExecutionData?: boolean
}

/** A value that the deployment puts in for `${name}`. */
export interface Parameter {
  readonly name: string
  /** What it stands for, so that policies can name it. */
  readonly kind: ParameterKind
  /** Of a state machine's ARN: the name of the machine. */
  readonly of?: string
}
