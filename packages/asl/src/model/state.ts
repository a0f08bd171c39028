import type { ChoiceRule } from './choice-rule.js'
import type { ItemBatcher, ItemReader, ResultWriter } from './distributed-map.js'
import type { Json, JsonObject } from './json.js'
import type { NodeBase, Placeholder } from './node.js'
import type { QueryLanguage } from './query-language.js'
import type { Catcher, Retrier } from './retrier.js'

/** One state. A member is named after its field: `timeoutSeconds` holds `TimeoutSeconds`. */
export type State = TaskState | PassState | WaitState | ChoiceState | ParallelState | MapState | SucceedState | FailState

/** The `Type` of a state. */
export type StateType = State['kind']

interface StateBase extends NodeBase {
  readonly name: string
  readonly comment?: string
  readonly queryLanguage?: QueryLanguage
}

interface InputOutput {
  readonly inputPath?: string | null
  readonly outputPath?: string | null
}

interface Assigning {
  readonly assign?: JsonObject
  /** JSONata only. */
  readonly output?: Json
}

/** Where a state goes: `next` names a state, `end` closes the scope. One of the two stands in a sound machine. */
interface Transition {
  readonly next?: string
  readonly end?: true
}

interface Resilient {
  readonly retry?: readonly Retrier[]
  readonly catch?: readonly Catcher[]
}

interface JsonPathShaping {
  readonly resultPath?: string | null
  readonly parameters?: Json
  readonly resultSelector?: Json
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export interface TaskState extends StateBase, InputOutput, Assigning, Transition, Resilient, JsonPathShaping {
  readonly kind: 'Task'
  readonly resource: string
  readonly arguments?: Json
  readonly credentials?: Json
  readonly timeoutSeconds?: Json
  readonly timeoutSecondsPath?: string
  readonly heartbeatSeconds?: Json
  readonly heartbeatSecondsPath?: string
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export interface PassState extends StateBase, InputOutput, Assigning, Transition {
  readonly kind: 'Pass'
  readonly result?: Json
  readonly resultPath?: string | null
  readonly parameters?: Json
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export interface WaitState extends StateBase, InputOutput, Assigning, Transition {
  readonly kind: 'Wait'
  readonly seconds?: Json
  readonly secondsPath?: string
  readonly timestamp?: string
  readonly timestampPath?: string
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export interface ChoiceState extends StateBase, InputOutput, Assigning {
  readonly kind: 'Choice'
  readonly choices: readonly ChoiceRule[]
  readonly default?: string
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export interface ParallelState extends StateBase, InputOutput, Assigning, Transition, Resilient, JsonPathShaping {
  readonly kind: 'Parallel'
  readonly arguments?: Json
  readonly branches: readonly Branch[]
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export interface MapState extends StateBase, InputOutput, Assigning, Transition, Resilient, JsonPathShaping {
  readonly kind: 'Map'
  /** JSONata only: an array, or an expression that yields one. */
  readonly items?: Json
  /** JSONPath only. */
  readonly itemsPath?: string
  readonly itemSelector?: Json
  readonly maxConcurrency?: Json
  readonly maxConcurrencyPath?: string
  readonly itemProcessor: ItemProcessor
  readonly itemReader?: ItemReader
  readonly itemBatcher?: ItemBatcher
  readonly resultWriter?: ResultWriter
  readonly toleratedFailurePercentage?: Json
  readonly toleratedFailurePercentagePath?: string
  readonly toleratedFailureCount?: Json
  readonly toleratedFailureCountPath?: string
  readonly label?: string
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export interface SucceedState extends StateBase, InputOutput {
  readonly kind: 'Succeed'
  readonly output?: Json
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export interface FailState extends StateBase {
  readonly kind: 'Fail'
  readonly error?: string
  readonly errorPath?: string
  readonly cause?: string
  readonly causePath?: string
}

/** States that start at one of them and see only each other: the machine's own, a branch's, an item processor's. */
export interface Scope extends NodeBase {
  readonly comment?: string
  readonly startAt: string
  /** In the order in which they are written. */
  readonly states: readonly State[]
}

/** One branch of a Parallel state. */
export interface Branch extends Scope {
  readonly kind: 'Branch'
}

/** What a Map state runs for each item. */
export interface ItemProcessor extends Scope {
  readonly kind: 'ItemProcessor'
  readonly processorConfig?: ProcessorConfig
}

/** How a Map state runs its items. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export interface ProcessorConfig extends NodeBase {
  readonly kind: 'ProcessorConfig'
  /** INLINE when left out. */
  readonly mode?: 'INLINE' | 'DISTRIBUTED' | Placeholder
  readonly executionType?: 'STANDARD' | 'EXPRESS' | Placeholder
}
