import type { Json, JsonObject } from '@stepwright/asl'
import type { Mailbox } from '../data/pending.js'
import type { Objects } from '../data/objects.js'
import type { ReplyFacts } from '../data/reply.js'
import type { TaskCall } from '../data/run.js'
import type { Tasks } from '../data/tasks.js'
import type { Live } from '../machine/run-live.js'
import type { ActivityRecord, AliasRecord, AnswerRecord, ExecutionRecord, MachineRecord, PlaceRecord, TagsRecord, VersionRecord } from './records.js'
import type { Refusal } from './refusal.js'
import type { Store } from './store.js'
import { tableOf, type Table } from './table.js'

/** What the local service is given. */
export interface ServiceOptions {
  readonly store: Store
  /** Answers tasks, by state or integration. */
  readonly tasks?: Tasks
  /** Functions by name: what `lambda:invoke` and function ARNs call. */
  readonly functions?: { readonly [name: string]: (event: Json) => Json | Promise<Json> }
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
  readonly places: Table<PlaceRecord>
  readonly activities: Table<ActivityRecord>
  readonly answers: Table<AnswerRecord>
  readonly tags: Table<TagsRecord>
  readonly live: Map<string, Live>
  /** Tasks that wait, by token. */
  readonly waiting: Map<string, Mailbox>
  /** Work for activities, by ARN: what waits, and who waits for it. */
  readonly work: Map<string, ActivityTask[]>
  readonly workers: Map<string, ((task: ActivityTask) => boolean)[]>
  /** Answers `states:startExecution`, where the machine is one of this service. */
  readonly startChild: (call: TaskCall) => ReplyFacts | undefined
}

export interface ActivityTask {
  readonly token: string
  readonly input: string
  readonly mailbox: Mailbox
}

/** An operation: takes a request that has been checked. */
export type Operation = (world: World, request: JsonObject) => JsonObject | Refusal | Promise<JsonObject | Refusal>

export function worldOf(options: ServiceOptions, startChild: (world: World, call: TaskCall) => ReplyFacts | undefined): World {
  const { store, speed = 1 } = options
  const origin = Date.now()
  const world: World = {
    options,
    region: options.region ?? 'us-east-1',
    account: options.account ?? '123456789012',
    now: () => Math.floor(origin + (Date.now() - origin) * speed),
    uuid: () => crypto.randomUUID(),
    machines: tableOf(store, 'machine'),
    versions: tableOf(store, 'version'),
    aliases: tableOf(store, 'alias'),
    executions: tableOf(store, 'execution'),
    places: tableOf(store, 'place'),
    activities: tableOf(store, 'activity'),
    answers: tableOf(store, 'answer'),
    tags: tableOf(store, 'tags'),
    live: new Map(),
    waiting: new Map(),
    work: new Map(),
    workers: new Map(),
    startChild: (call) => startChild(world, call),
  }
  return world
}
