import type { Definition, Outcome } from '@stepwright/asl'

/** A workflow, typed by what goes in and what comes out. */
export interface Workflow<Input, Output, Name extends string = string> {
  readonly '~workflow': true
  readonly name: Name
  readonly '~input'?: Input
  readonly '~output'?: Output
  /** The state machine, and all there is to say about it. */
  '~compile'(): Outcome<Definition>
}
