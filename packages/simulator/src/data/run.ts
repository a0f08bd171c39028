import type { Json } from '@stepwright/asl'

/** How a simulated execution went. */
export interface Run {
  /** `TIMED_OUT` when the machine's own TimeoutSeconds passed; there is no error then, as on AWS. */
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT'
  /** Of a run that succeeded. */
  readonly output?: Json
  /** Of a run that failed, such as `States.TaskFailed`. A Fail state may leave it out. */
  readonly error?: string
  readonly cause?: string
  /** The states entered, in order; those of a Map once per item, in the order of virtual time. A retry does not enter anew. */
  readonly path: readonly string[]
  /** The calls made by Task states, every attempt, in order. */
  readonly calls: readonly TaskCall[]
  /** Virtual seconds passed: those of waits and retries, since answers take no time. */
  readonly seconds: number
}

/** A call of a Task state. */
export interface TaskCall {
  readonly state: string
  /** As it stands in the machine, such as `arn:aws:states:::codebuild:startBuild.sync`. */
  readonly resource: string
  /** Evaluated: what the service would have been sent. */
  readonly arguments: Json
}
