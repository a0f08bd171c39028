import type { Pointer } from '@stepwright/asl'

/** Which parts of a machine had their turn, in one run or in several. */
export interface Coverage {
  readonly machine: string
  readonly states: readonly CoveredState[]
  /** The ways out of Choice states: their rules, and Default. */
  readonly choices: readonly CoveredPart[]
  readonly catchers: readonly CoveredPart[]
  /** A retrier had its turn when an attempt followed. */
  readonly retriers: readonly CoveredPart[]
}

/** A state, and how often it was entered. */
export interface CoveredState {
  readonly state: string
  /** Where it stands in the machine's document. */
  readonly pointer: Pointer
  readonly hits: number
}

/** A rule, a catcher or a retrier of a state, and how often it decided. */
export interface CoveredPart extends CoveredState {
  /** Such as `rule 1 to "Ship"`, or the errors that it names. */
  readonly says: string
}
