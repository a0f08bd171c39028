import type { Json, JsonObject, QueryLanguage } from '@stepwright/asl'
import type { Thread } from '../events/thread.js'
import type { Chance } from './chance.js'
import type { Group, Time } from './clock.js'
import type { ContextObject } from './context.js'
import type { Diary } from './diary.js'
import type { ScopeDocument } from './document.js'
import type { ChildWatch, WatchMapRun } from './map-run.js'
import type { ObjectStore } from './objects.js'
import type { ReplyFacts } from './reply.js'
import type { TaskCall } from './run.js'
import type { Settled } from './settled.js'

/** One attempt of a state: what it was given, and what surrounds it. */
export interface Visit {
  readonly name: string
  readonly language: QueryLanguage
  readonly input: Json
  /** All that are visible, by name: those of this scope and of the scopes around it. */
  readonly variables: JsonObject
  readonly context: ContextObject
  readonly group: Group
  readonly execution: Execution
  readonly thread: Thread
  /** The number of the event by which the state was entered; of the one before it. */
  readonly entered: number
  readonly before: number
}

/** How a state is left. */
export interface Exit {
  readonly output: Json
  /** Variables that change when the state has been left. */
  readonly assign: JsonObject
  /** Absent at the end of the scope. */
  readonly next: string | undefined
}

/** What the states of one execution share. */
export interface Execution {
  readonly clock: Time
  readonly chance: Chance
  /** That of an attempt, by its place, where it is not the same for all. */
  readonly chanceAt?: (at: string) => Chance
  readonly objects: ObjectStore
  /** The token of a task that somebody else ends. */
  readonly token: (state: string, attempt: number, at: string) => string
  /** What outlives the process, where something does. */
  readonly diary?: Diary
  /** Who watches the runs of distributed Maps, where somebody does. */
  readonly watchMapRun?: WatchMapRun
  /** Is told what the data are at each station of a state's data flow, by the name that TestState has for it. */
  readonly inspect?: (station: Station, value: Json) => void
  /** Whether the history has no room for more: the execution fails. */
  readonly isFull: () => boolean
  /** Notes that a state is entered. */
  readonly enter: (state: string) => void
  /** Counts that a part of the machine's document had its turn, for the coverage. */
  readonly cover: (part: object) => void
  /** Runs the states of a branch or item to their end. Its variables are lost with it; the outer ones can be read. */
  readonly runScope: (scope: ScopeDocument, entry: InnerEntry) => Promise<Settled<Json>>
  /** Runs an item of a distributed Map as an execution of its own, which sees nothing of this one. */
  readonly runChild: (scope: ScopeDocument, entry: ChildEntry) => Promise<Settled<Json>>
  /** Calls a task, and notes that it did. */
  readonly call: (call: TaskCall, context: ContextObject, at: string) => Promise<Settled<ReplyFacts>>
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html */
export type Station =
  | 'afterInputPath' | 'afterParameters' | 'afterArguments' | 'afterItemsPath' | 'afterItemSelector' | 'afterResultSelector' | 'afterResultPath'
  | 'result' | 'maxConcurrency' | 'toleratedFailureCount' | 'toleratedFailurePercentage'

/** What a branch or an item starts with. */
export interface InnerEntry {
  readonly outer: Visit
  readonly input: Json
  readonly group: Group
  readonly thread: Thread
}

/** What a child execution starts with, which is the `index`th of its Map. */
export interface ChildEntry extends Omit<InnerEntry, 'thread'> {
  readonly index: number
  readonly watch: ChildWatch | undefined
}
