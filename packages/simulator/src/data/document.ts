import type { Json, JsonObject, StateType } from '@stepwright/asl'

/**
 * The parts of a machine's document that a run reads, as they are written in JSON. The cast to these types stands in one
 * place, behind `checkMachine`, which has compared the document with the field table.
 */
export interface MachineDocument extends ScopeDocument {
  readonly TimeoutSeconds?: number
}

/** States that start at one of them and see only each other. */
export interface ScopeDocument {
  readonly StartAt: string
  readonly States: { readonly [name: string]: StateDocument }
}

/** The document of one state, told apart by `Type`. */
export type StateDocument = { [T in StateType]: StateDocumentOf<T> }[StateType]

/** The document of a state of one type. */
export type StateDocumentOf<T extends StateType> = StateDocuments[T]

interface StateDocuments {
  readonly Task: TaskDocument
  readonly Pass: PassDocument
  readonly Wait: WaitDocument
  readonly Choice: ChoiceDocument
  readonly Parallel: ParallelDocument
  readonly Map: MapDocument
  readonly Succeed: SucceedDocument
  readonly Fail: FailDocument
}

/** What may stand at any exit of a state: on the state, a choice rule or a catcher. */
export interface ExitFields {
  readonly Assign?: JsonObject
  readonly Output?: Json
  readonly Next?: string
}

/** Retry and Catch, of the states that do work. */
export interface ResilientFields {
  readonly Retry?: readonly RetrierDocument[]
  readonly Catch?: readonly CatcherDocument[]
}

export interface RetrierDocument {
  readonly ErrorEquals: readonly string[]
  readonly IntervalSeconds?: number
  readonly MaxAttempts?: number
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
}

export interface CatcherDocument extends ExitFields {
  readonly ErrorEquals: readonly string[]
  readonly Next: string
}

interface TaskDocument extends ExitFields, ResilientFields {
  readonly Type: 'Task'
  readonly Resource: string
  readonly Arguments?: Json
  readonly Credentials?: Json
  readonly TimeoutSeconds?: Json
  readonly HeartbeatSeconds?: Json
}

interface PassDocument extends ExitFields {
  readonly Type: 'Pass'
}

interface WaitDocument extends ExitFields {
  readonly Type: 'Wait'
  readonly Seconds?: Json
  readonly Timestamp?: Json
}

interface ChoiceDocument extends ExitFields {
  readonly Type: 'Choice'
  readonly Choices: readonly (ExitFields & { readonly Condition: Json; readonly Next: string })[]
  readonly Default?: string
}

interface ParallelDocument extends ExitFields, ResilientFields {
  readonly Type: 'Parallel'
  readonly Arguments?: Json
  readonly Branches: readonly ScopeDocument[]
}

interface MapDocument extends ExitFields, ResilientFields {
  readonly Type: 'Map'
  readonly Items?: Json
  readonly ItemSelector?: Json
  readonly MaxConcurrency?: Json
  readonly ItemProcessor: ScopeDocument
}

interface SucceedDocument {
  readonly Type: 'Succeed'
  readonly Output?: Json
}

interface FailDocument {
  readonly Type: 'Fail'
  readonly Error?: string
  readonly Cause?: string
}
