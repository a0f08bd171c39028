import type { Definition, Json, JsonObject } from '@stepwright/asl'

/** What the service keeps; times are milliseconds since the epoch. */
export interface MachineRecord {
  readonly arn: string
  readonly name: string
  readonly type: Definition['type']
  readonly definition: string
  readonly roleArn: string
  readonly created: number
  readonly updated: number
  readonly revision: string
  /** Logging, tracing and encryption as they were given: kept and told, without effect. */
  readonly configuration: JsonObject
  readonly lastVersion: number
}

export interface VersionRecord {
  readonly arn: string
  readonly machine: string
  readonly number: number
  readonly description?: string
  readonly created: number
  readonly definition: string
  readonly roleArn: string
  readonly revision: string
}

export interface AliasRecord {
  readonly arn: string
  readonly machine: string
  readonly name: string
  readonly description: string
  readonly routing: readonly { readonly version: string; readonly weight: number }[]
  readonly created: number
  readonly updated: number
}

export interface ExecutionRecord {
  readonly arn: string
  readonly machine: string
  readonly version?: string
  readonly alias?: string
  readonly name: string
  readonly type: Definition['type']
  readonly synchronous: boolean
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
  readonly input: string
  readonly output?: Json
  readonly error?: string
  readonly cause?: string
  readonly started: number
  readonly stopped?: number
  readonly redrives: number
  readonly redriven?: number
  /** The last tokens by which it was redriven, and when. */
  readonly redriveTokens?: readonly { readonly token: string; readonly at: number }[]
  readonly seed: number
  readonly definition: string
  readonly roleArn: string
  readonly revision: string
  readonly mapRun?: string
  /** Of a MockConfigFile: it was started with `#` and this behind the ARN. */
  readonly testCase?: string
  /** The execution that waits for this one's end. */
  readonly parent?: string
}

export interface ActivityRecord {
  readonly arn: string
  readonly name: string
  readonly created: number
}

export interface TagsRecord {
  readonly tags: readonly { readonly key: string; readonly value: string }[]
}

/** A run of a distributed Map. */
export interface MapRunRecord {
  readonly arn: string
  readonly execution: string
  /** Of its child executions: `…:stateMachine:name/label`. */
  readonly machine: string
  readonly type: Definition['type']
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  readonly started: number
  readonly stopped?: number
  readonly limits: { readonly concurrency: number; readonly toleratedCount?: number; readonly toleratedPercentage?: number }
  readonly items: number
  readonly executions: number
  readonly redrives: number
  /** How often its execution had been redriven when it began, or went on. */
  readonly life: number
}

/** A child execution of a distributed Map. */
export interface ChildRecord {
  readonly arn: string
  readonly mapRun: string
  readonly status: ExecutionRecord['status']
  readonly input: string
  readonly output?: Json
  readonly error?: string
  readonly cause?: string
  readonly started: number
  readonly stopped?: number
  readonly items: number
  readonly redrives: number
  readonly redriven?: number
  /** How often the execution that has the Map had been redriven when this one began, or went on. */
  readonly life: number
}
