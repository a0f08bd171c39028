import type { Json, JsonObject, QueryLanguage, StateType } from '@stepwright/asl'

/**
 * The parts of a machine's document that a run reads, as they are written in JSON. The cast to these types stands in one
 * place, behind `checkMachine`, which has compared the document with the field table.
 */
export interface MachineDocument extends ScopeDocument {
  readonly QueryLanguage?: QueryLanguage
  readonly TimeoutSeconds?: number
}

/** States that start at one of them and see only each other. */
export interface ScopeDocument {
  readonly StartAt: string
  readonly States: { readonly [name: string]: StateDocument }
  readonly ProcessorConfig?: { readonly Mode?: 'INLINE' | 'DISTRIBUTED'; readonly ExecutionType?: 'STANDARD' | 'EXPRESS' }
}

/** The document of one state, told apart by `Type`. */
export type StateDocument = { [T in StateType]: StateDocumentOf<T> }[StateType]

/** The document of a state of one type. */
export type StateDocumentOf<T extends StateType> = StateDocuments[T] & { readonly QueryLanguage?: QueryLanguage }

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
  readonly Next?: string
  /** JSONata. */
  readonly Output?: Json
  /** JSONPath; null drops the value. */
  readonly ResultPath?: string | null
  readonly OutputPath?: string | null
}

/** What a state takes of its input, in JSONPath. */
export interface InputFields {
  readonly InputPath?: string | null
}

/** What is sent: `Parameters` in JSONPath, `Arguments` in JSONata. */
export interface PayloadFields {
  readonly Parameters?: Json
  readonly Arguments?: Json
}

/** Retry and Catch, of the states that do work, and what they keep of a result in JSONPath. */
export interface ResilientFields {
  readonly ResultSelector?: Json
  readonly Retry?: readonly RetrierDocument[]
  readonly Catch?: readonly CatcherDocument[]
}

export interface RetrierDocument {
  readonly ErrorEquals: readonly string[]
  readonly IntervalSeconds?: number
  readonly MaxAttempts?: number
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
  readonly JitterStrategy?: 'FULL' | 'NONE'
}

export interface CatcherDocument extends ExitFields {
  readonly ErrorEquals: readonly string[]
  readonly Next: string
}

interface TaskDocument extends ExitFields, InputFields, PayloadFields, ResilientFields {
  readonly Type: 'Task'
  readonly Resource: string
  readonly Credentials?: Json
  readonly TimeoutSeconds?: Json
  readonly TimeoutSecondsPath?: string
  readonly HeartbeatSeconds?: Json
  readonly HeartbeatSecondsPath?: string
}

interface PassDocument extends ExitFields, InputFields, PayloadFields {
  readonly Type: 'Pass'
  readonly Result?: Json
}

interface WaitDocument extends ExitFields, InputFields {
  readonly Type: 'Wait'
  readonly Seconds?: Json
  readonly SecondsPath?: string
  readonly Timestamp?: Json
  readonly TimestampPath?: string
}

interface ChoiceDocument extends ExitFields, InputFields {
  readonly Type: 'Choice'
  readonly Choices: readonly ChoiceRuleDocument[]
  readonly Default?: string
}

/** A rule: `Condition` in JSONata, else a test. */
export type ChoiceRuleDocument = ExitFields & TestDocument & { readonly Condition?: Json; readonly Next: string }

/** A test of JSONPath: one of `And`, `Or`, `Not`, or a `Variable` with one comparison operator. */
export interface TestDocument {
  readonly And?: readonly TestDocument[]
  readonly Or?: readonly TestDocument[]
  readonly Not?: TestDocument
  readonly Variable?: string
}

interface ParallelDocument extends ExitFields, InputFields, PayloadFields, ResilientFields {
  readonly Type: 'Parallel'
  readonly Branches: readonly ScopeDocument[]
}

export interface MapDocument extends ExitFields, InputFields, ResilientFields {
  readonly Type: 'Map'
  readonly Items?: Json
  readonly ItemsPath?: string
  readonly ItemReader?: ReaderDocument
  readonly ItemBatcher?: BatcherDocument
  readonly ResultWriter?: WriterDocument
  readonly ItemSelector?: Json
  /** The old name of `ItemSelector`. */
  readonly Parameters?: Json
  readonly MaxConcurrency?: Json
  readonly MaxConcurrencyPath?: string
  readonly ToleratedFailureCount?: Json
  readonly ToleratedFailureCountPath?: string
  readonly ToleratedFailurePercentage?: Json
  readonly ToleratedFailurePercentagePath?: string
  readonly Label?: string
  readonly ItemProcessor?: ScopeDocument
  /** The old name of `ItemProcessor`. */
  readonly Iterator?: ScopeDocument
}

export interface ReaderDocument extends PayloadFields {
  readonly Resource: string
  readonly ReaderConfig?: ReaderConfigDocument
}

export interface ReaderConfigDocument {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST'
  readonly ManifestType?: 'ATHENA_DATA' | 'S3_INVENTORY'
  readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN'
  readonly CSVDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB'
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN'
  readonly CSVHeaders?: readonly string[]
  readonly ItemsPointer?: string
  readonly MaxItems?: Json
  readonly MaxItemsPath?: string
}

export interface BatcherDocument {
  readonly MaxItemsPerBatch?: Json
  readonly MaxItemsPerBatchPath?: string
  readonly MaxInputBytesPerBatch?: Json
  readonly MaxInputBytesPerBatchPath?: string
  readonly BatchInput?: Json
}

export interface WriterDocument extends PayloadFields {
  readonly Resource?: string
  readonly WriterConfig?: { readonly Transformation?: 'NONE' | 'COMPACT' | 'FLATTEN'; readonly OutputType?: 'JSON' | 'JSONL' }
}

interface SucceedDocument extends InputFields {
  readonly Type: 'Succeed'
  readonly Output?: Json
  readonly OutputPath?: string | null
}

interface FailDocument {
  readonly Type: 'Fail'
  readonly Error?: string
  readonly ErrorPath?: string
  readonly Cause?: string
  readonly CausePath?: string
}
