import type { CallSite, State } from '@stepwright/asl'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'

/** What an author's function recorded: structured, as code is. `lower/` makes flat states of it. */
export type Step = TaskStep | LetStep | PassStep | WaitStep | ChoiceStep | MapStep | ParallelStep | TryStep | LoopStep | EndingStep | JumpStep | SucceedStep | FailStep | RawStep

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
  /** What the author says that computed arguments may be. */
  readonly named?: { readonly [argument: string]: readonly string[] }
  /** The role that the task takes on. */
  readonly credentials?: Tree
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
  /** Its items run as executions of their own. */
  readonly distributed?: DistributedPart
  readonly result: Origin
}

export interface DistributedPart {
  readonly childType: 'STANDARD' | 'EXPRESS'
  readonly label?: string
  /** What AWS knows of the execution around: its children know something else by that name. */
  readonly around: Origin
  /** Where the items come from, in place of `items`. */
  readonly reader?: { readonly resource: string; readonly config?: Tree; readonly arguments: Tree }
  /** `MaxItemsPerBatch` and `MaxInputBytesPerBatch`: the block is given a list of items then. */
  readonly batch?: Tree
  /** What the author says that computed arguments of the reader and the writer may be. */
  readonly named?: { readonly [argument: string]: readonly string[] }
  readonly writer?: { readonly arguments: Tree; readonly config?: { readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN'; readonly outputType: 'JSON' | 'JSONL' } }
  readonly tolerated?: { readonly count: Tree } | { readonly percentage: Tree }
}

export interface ParallelStep extends StepBase {
  readonly kind: 'parallel'
  readonly branches: readonly Block[]
  readonly retry: readonly RetryOfStep[]
  readonly result: Origin
}

/** Steps whose errors are handled. No state of its own: the states of its body have Catchers. */
export interface TryStep extends StepBase {
  readonly kind: 'try'
  readonly block: Block
  readonly handlers: readonly Handler[]
  /** What the body yields, or the handler that ran. */
  readonly result: Origin
}

export interface Handler {
  readonly errors: readonly string[]
  /** What the handler is given: `{ Error, Cause }`. */
  readonly error: Origin
  readonly block: Block
  readonly site?: CallSite
}

/** Steps that run again until a test holds. Its state is the Choice that tests. */
export interface LoopStep extends StepBase {
  readonly kind: 'loop'
  readonly block: Block
  /** When it ends well. */
  readonly until: Tree
  /** The test comes before each run, the first one too. */
  readonly testsFirst?: true
  /** Between two runs. */
  readonly every?: Tree
  readonly bound?: LoopBound
  /** What each run is given. */
  readonly carry?: LoopCarry
  /** What the last run yielded. */
  readonly result: Origin
}

/** A value that a run of a loop is given, and hands on to the next by what it yields. */
export interface LoopCarry {
  readonly origin: Origin
  /** What the first run is given. */
  readonly from: Tree
}

/** When it ends badly. */
export interface LoopBound {
  readonly limit: { readonly seconds: number } | { readonly runs: number }
  /** The moment, or the number of runs so far. */
  readonly counter: Origin
  readonly error: string
  readonly cause: string
}

/** Steps that end the scope, and are written once for all ways that lead there. No state of its own. */
export interface EndingStep extends StepBase {
  readonly kind: 'ending'
  /** What each way hands over; it is also what a jump knows the ending by. */
  readonly given: Origin
  readonly block: Block
}

/** Goes on with an ending of the same scope. */
export interface JumpStep extends StepBase {
  readonly kind: 'jump'
  readonly ending: Origin
  readonly value?: Tree
}

export interface SucceedStep extends StepBase {
  readonly kind: 'succeed'
  readonly output?: Tree
}

export interface FailStep extends StepBase {
  readonly kind: 'fail'
  readonly error?: Tree
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
