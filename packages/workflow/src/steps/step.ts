import type { CallSite, State } from '@stepwright/asl'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'

/** What an author's function recorded: structured, as code is. `lower/` makes flat states of it. */
export type Step = TaskStep | LetStep | PassStep | WaitStep | ChoiceStep | MapStep | SucceedStep | FailStep | RawStep

interface StepBase {
  /** The name of its state. */
  readonly name: string
  readonly site?: CallSite
  readonly comment?: string
}

/** Steps in order, and what the block returned. */
export interface Block {
  readonly steps: readonly Step[]
  /** `undefined` where the block returned nothing, or cannot be left. */
  readonly value: Tree | undefined
  /** Whether its last step ends the scope, so that nothing follows. */
  readonly ends: boolean
}

export interface RetryOfStep {
  readonly errorEquals: readonly string[]
  readonly intervalSeconds?: number
  readonly maxAttempts?: number
  readonly backoffRate?: number
  readonly maxDelaySeconds?: number
  readonly jitterStrategy?: 'FULL' | 'NONE'
}

export interface TaskStep extends StepBase {
  readonly kind: 'task'
  readonly resource: string
  readonly arguments: Tree
  readonly timeout?: Tree
  readonly heartbeat?: Tree
  readonly retry: readonly RetryOfStep[]
  readonly result: Origin
}

/** A value with a name. */
export interface LetStep extends StepBase {
  readonly kind: 'let'
  readonly value: Tree
  readonly result: Origin
}

/** A name in the graph, without a value. */
export interface PassStep extends StepBase {
  readonly kind: 'pass'
}

export interface WaitStep extends StepBase {
  readonly kind: 'wait'
  readonly time: { readonly seconds: Tree } | { readonly until: Tree }
}

export interface ChoiceStep extends StepBase {
  readonly kind: 'choice'
  readonly branches: readonly ChoiceBranch[]
  /** What runs when no test holds; without it, the machine goes on behind the choice. */
  readonly otherwise?: Block
  /** What its blocks yield. */
  readonly result: Origin
}

export interface ChoiceBranch {
  readonly test: Tree
  readonly block: Block
  readonly site?: CallSite
}

export interface MapStep extends StepBase {
  readonly kind: 'map'
  readonly items: Tree
  readonly maxConcurrency?: Tree
  readonly retry: readonly RetryOfStep[]
  readonly item: Origin
  readonly index: Origin
  readonly block: Block
  readonly result: Origin
}

export interface SucceedStep extends StepBase {
  readonly kind: 'succeed'
  readonly output?: Tree
}

export interface FailStep extends StepBase {
  readonly kind: 'fail'
  readonly error: Tree
  readonly cause?: Tree
}

/** A state written by hand. */
export interface RawStep extends StepBase {
  readonly kind: 'raw'
  readonly state: State
  /** Its own Output, which stays, whoever reads it. */
  readonly output?: Tree
  readonly retry: readonly RetryOfStep[]
  readonly result: Origin
}
