import type { Definition, Outcome } from '@stepwright/asl'
import type { Resource } from '../resources/resource.js'

/** A workflow, typed by what goes in and what comes out. */
export interface Workflow<Input, Output, Name extends string = string> {
  readonly '~workflow': true
  readonly name: Name
  readonly '~input'?: Input
  readonly '~output'?: Output
  /** What its steps name that is deployed with it. */
  '~resources'?(): readonly Resource[]
  /** The state machine, and all there is to say about it. */
  '~compile'(): Outcome<Definition>
}
