import type { Json, JsonObject } from '@stepwright/asl'
import type { ContextOverrides } from '../data/context.js'
import type { Objects } from '../data/objects.js'
import type { Run } from '../data/run.js'

/** A file of scenarios: executions of machines, and what is expected of them. Its JSON Schema is `schemas/scenarios-1.schema.json`. */
export interface ScenarioFile extends ScenarioSubject {
  readonly scenarios: readonly Scenario[]
  /** Answers that all scenarios have, where they have none of their own by the same key. */
  readonly tasks?: ScenarioTasks
}

/** Which machine runs; what a scenario does not say, its file does. */
interface ScenarioSubject {
  /** A definition in ASL or a module that exports workflows, as seen from the file of scenarios. */
  readonly machine?: string
  /** The workflow's name, where the module exports several. */
  readonly workflow?: string
  readonly type?: 'STANDARD' | 'EXPRESS'
  /** Values of the machine's `${Placeholder}`s; a scenario's come before its file's. */
  readonly parameters?: JsonObject
  /** Objects of S3: bodies by `s3://bucket/key`; a scenario's come before its file's. */
  readonly objects?: Objects
  /** A folder of objects, as seen from the file of scenarios: each folder in it is a bucket. */
  readonly objectsFolder?: string
  /** Machines that a task may start, by name; a scenario's come before its file's. */
  readonly machines?: { readonly [name: string]: string | ScenarioMachine }
}

/** A machine that others start: a file, as `machine` of a scenario has it. */
export type ScenarioMachine = Required<Pick<ScenarioSubject, 'machine'>> & Pick<ScenarioSubject, 'workflow' | 'type'>

/** One execution. */
export interface Scenario extends ScenarioSubject {
  readonly name: string
  readonly input?: Json
  /** When it starts, such as `2026-01-01T09:00:00Z`. */
  readonly clock?: string
  readonly seed?: number
  readonly context?: ContextOverrides
  readonly tasks?: ScenarioTasks
  readonly stop?: { readonly after: number; readonly error?: string; readonly cause?: string }
  readonly expect: Expectation
}

/** Answers by state, integration or Resource, as `simulate` has them, but as data. */
export type ScenarioTasks = { readonly [stateOrIntegration: string]: ScenarioAnswer | readonly ScenarioAnswer[] }

/**
 * An answer to a call. Of several that fit the call, each answers once (or `times`), in order, and the last for ever.
 */
export interface ScenarioAnswer {
  /** The call's arguments must have these members; others do not matter. Fits every call when left out. */
  readonly when?: Json
  /** How many calls this answers before the next one that fits. 1 when left out. */
  readonly times?: number
  readonly result?: Json
  readonly error?: string
  readonly cause?: string
  /** Virtual seconds until then. */
  readonly after?: number
  readonly never?: boolean
  readonly heartbeats?: readonly number[]
  readonly worker?: string
  readonly submitted?: Json
  /** The function that the task calls answers, where the module of the machine declares it. */
  readonly function?: boolean
}

/** What must come of the execution. What is left out does not matter. */
export interface Expectation {
  readonly status?: Run['status']
  /** Wholly. */
  readonly output?: Json
  /** Members that the output has; others do not matter. */
  readonly outputIncludes?: Json
  readonly error?: string
  readonly cause?: string
  readonly path?: readonly string[]
  /** Variables of the outermost scope; others do not matter. */
  readonly variables?: JsonObject
  readonly seconds?: number
  /** By state, integration or Resource: the arguments of exactly the calls there were, in order; members left out do not matter. */
  readonly calls?: { readonly [stateOrIntegration: string]: readonly Json[] }
}
