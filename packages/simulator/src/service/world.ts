import type { JsonObject } from '@stepwright/asl'
import type { ContextObject } from '../data/context.js'
import type { Mailbox } from '../data/pending.js'
import type { Objects } from '../data/objects.js'
import type { ReplyFacts } from '../data/reply.js'
import type { TaskCall } from '../data/run.js'
import type { Tasks } from '../data/tasks.js'
import type { Place } from '../events/place.js'
import type { Live } from '../machine/run-live.js'
import type { ActivityRecord, AliasRecord, ChildRecord, ExecutionRecord, MachineRecord, MapRunRecord, TagsRecord, VersionRecord } from './records.js'
import type { Endpoints } from './call-endpoint.js'
import type { LocalFunctions } from '../data/invoke-function.js'
import type { Notes } from './notes.js'
import type { Refusal } from './refusal.js'
import { clockOf } from './clock-of.js'
import { definitionsIn } from './definitions.js'
import type { Store } from './store.js'
import { tableOf, type Table } from './table.js'

/** What the local service is given. */
export interface ServiceOptions {
  readonly store: Store
  /** Answers tasks, by state or integration. */
  readonly tasks?: Tasks
  /** Functions by name: what `lambda:invoke` and function ARNs call. */
  readonly functions?: LocalFunctions
  /** What else answers them. */
  readonly endpoints?: Endpoints
  /** Answers of tasks, made anew for each execution; a sentence if there is no such test case. Before `tasks`. */
  readonly answersFor?: (wanted: { readonly machine: string; readonly testCase: string | undefined }) => Tasks | string
  /** Objects of S3 that ItemReaders read. */
  readonly objects?: Objects
  /** How many seconds pass in one; 1 when left out. */
  readonly speed?: number
  readonly region?: string
  readonly account?: string
  /** What ValidateStateMachineDefinition finds. */
  readonly validate?: (definition: string, type: 'STANDARD' | 'EXPRESS') => Promise<readonly JsonObject[]>
}

/** All that the operations share. */
export interface World {
  readonly options: ServiceOptions
  readonly region: string
  readonly account: string
  readonly now: () => number
  readonly uuid: () => string
  readonly machines: Table<MachineRecord>
  readonly versions: Table<VersionRecord>
  readonly aliases: Table<AliasRecord>
  readonly executions: Table<ExecutionRecord>
  /** Where the outermost scopes of executions stand. */
  readonly places: Table<Place>
  readonly mapRuns: Table<MapRunRecord>
  /** Child executions of Map runs. */
  readonly mapChildren: Table<ChildRecord>
  /** Stores what happened until now to an execution, or a child, that runs. */
  readonly saves: Map<string, () => void>
  readonly activities: Table<ActivityRecord>
  readonly tags: Table<TagsRecord>
  readonly live: Map<string, Live>
  /** Of the executions that run. */
  readonly notes: Map<string, Notes>
  /** Executions that end with the one that waits for them. */
  readonly children: Map<string, Set<string>>
  /** Executions that an earlier process left run again. */
  readonly ready: Promise<void>
  readonly setReady: () => void
  /** What `answersFor` said for executions that run. */
  readonly answers: Map<string, Tasks>
  /** Tasks that wait, by token. */
  readonly waiting: Map<string, Mailbox>
  /** Work for activities, by ARN: what waits, and who waits for it. */
  readonly work: Map<string, ActivityTask[]>
  readonly workers: Map<string, ((task: ActivityTask) => void)[]>
  /** Answers `states:startExecution`, where the machine is one of this service. */
  readonly startChild: (asked: Asked) => ReplyFacts | undefined
}

export interface ActivityTask {
  readonly token: string
  readonly input: string
  readonly take: (worker: string) => void
}

/** A task that is called: by which execution, and where in it. */
export interface Asked {
  readonly execution: string
  readonly at: string
  readonly call: TaskCall
  readonly context: ContextObject
}

/** An operation: takes a request that has been checked; `caller` is aborted when nobody waits for the answer any more. */
export type Operation = (world: World, request: JsonObject, caller: AbortSignal) => JsonObject | Refusal | Promise<JsonObject | Refusal>

export function worldOf(options: ServiceOptions, startChild: (world: World, asked: Asked) => ReplyFacts | undefined): World {
  const { store, speed = 1 } = options
  const now = clockOf(store, speed)
  const definitions = definitionsIn(store)
  let setReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => void (setReady = resolve))
  const world: World = {
    options,
    region: options.region ?? 'us-east-1',
    account: options.account ?? '123456789012',
    now,
    uuid: () => crypto.randomUUID(),
    machines: tableOf(store, 'machine'),
    versions: tableOf(store, 'version'),
    aliases: tableOf(store, 'alias'),
    executions: tableOf(store, 'execution', {
      write: (record) => ({ ...record, definition: definitions.numberOf(record.definition) }),
      read: (record) => ({ ...record, definition: definitions.textOf(record.definition) }),
    }),
    places: tableOf(store, 'place'),
    mapRuns: tableOf(store, 'map-run'),
    mapChildren: tableOf(store, 'map-child'),
    saves: new Map(),
    activities: tableOf(store, 'activity'),
    tags: tableOf(store, 'tags'),
    live: new Map(),
    notes: new Map(),
    children: new Map(),
    ready,
    setReady,
    answers: new Map(),
    waiting: new Map(),
    work: new Map(),
    workers: new Map(),
    startChild: (asked) => startChild(world, asked),
  }
  return world
}
