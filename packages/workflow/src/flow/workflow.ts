import type { Definition, Outcome } from '@stepwright/asl'

/** A workflow, typed by what goes in and what comes out. */
export interface Workflow<Input, Output> {
  readonly '~workflow': true
  readonly name: string
  readonly '~input'?: Input
  readonly '~output'?: Output
  /** The state machine, and all there is to say about it. */
  '~compile'(): Outcome<Definition>
}
