import type { Json, JsonObject } from '@stepwright/asl'
import type { HistoryEvent } from '../events/event.js'
import type { Coverage } from './coverage.js'
import type { WrittenObjects } from './objects.js'

/** How a simulated execution went. */
export interface Run<Output = Json> {
  /** `TIMED_OUT` when the machine's own TimeoutSeconds passed; there is no error then, as on AWS. `ABORTED` when `stop` came first. */
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
  /** Of a run that succeeded. */
  readonly output?: Output
  /** Of a run that failed, such as `States.TaskFailed`. A Fail state may leave it out. */
  readonly error?: string
  readonly cause?: string
  /** The states entered, in order; those of a Map once per item, in the order of virtual time. A retry does not enter anew. */
  readonly path: readonly string[]
  /** The calls made by Task states, every attempt, in order. */
  readonly calls: readonly TaskCall[]
  /** The history, numbered and ordered as on AWS. Executions of a distributed Map's items have histories of their own, which are not kept. */
  readonly events: readonly HistoryEvent[]
  /** The variables of the machine's outermost scope, as they were at the end. */
  readonly variables: JsonObject
  /** What ResultWriters wrote, by `s3://bucket/key`. */
  readonly written: WrittenObjects
  /** Executions of other machines that this one started, in the order in which they did. */
  readonly started: readonly StartedRun[]
  /** Which states, choices, catchers and retriers had their turn; of this machine, not of those that it `started`. */
  readonly coverage: Coverage
  /** Virtual seconds passed: those of waits, retries and answers that take time. */
  readonly seconds: number
}

/** An execution that a Task started, by `machines`. */
export interface StartedRun {
  /** As `machines` calls the machine. */
  readonly machine: string
  readonly run: Run
}

/** A call of a Task state. */
export interface TaskCall {
  readonly state: string
  /** As it stands in the machine, such as `arn:aws:states:::codebuild:startBuild.sync`. */
  readonly resource: string
  /** Evaluated: what the service would have been sent. */
  readonly arguments: Json
}
