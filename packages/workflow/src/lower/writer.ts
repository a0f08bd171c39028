import type { CallSite, Comparison, Json, JsonObject, StateType } from '@stepwright/asl'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'

/** Where an expression stands: a state as it is entered, or one of its ways out. */
export interface Place {
  /** Where a value is found there. */
  readonly find: (origin: Origin) => Found
  /** What the state is given, if that is one known value. */
  readonly given: Origin | undefined
  /** Whether a variable of the machine has this name. */
  readonly isTaken: (name: string) => boolean
  /** Says that something cannot be written with the meaning it has in JavaScript. */
  readonly refuse: (problem: Refusal) => void
}

export type Found = { readonly in: 'input' | 'result' | 'error' | 'execution-input' | 'context' } | { readonly in: 'variable'; readonly name: string }

export interface Refusal {
  readonly message: string
  readonly help: string
  readonly note?: string
  readonly site: CallSite | undefined
}

/** A query language: how it writes what stands at a place. */
export type Language = (place: Place) => Writer

/** Writes the fields of states that hold computed values. All that differs between the query languages is here. */
export interface Writer {
  /** A payload. */
  readonly template: (tree: Tree) => Json
  /** What a Task is given. */
  readonly given: (tree: Tree) => GivenFields
  /** A field that holds one value: `timeoutSeconds` becomes `timeoutSecondsPath` where JSONPath computes it. */
  readonly setting: (field: Setting, tree: Tree) => SettingFields
  /** What a Map goes over. */
  readonly items: (tree: Tree) => { readonly items: Json } | { readonly itemsPath: string }
  /** What a rule of a Choice tests. */
  readonly test: (tree: Tree) => { readonly condition: Json } | { readonly comparison: Comparison }
  /** How a state is left. */
  readonly leave: (way: WayOut) => LeavingFields
}

export interface WayOut {
  readonly state: StateType
  /** A rule, Default or Catcher leaves in another way than the state itself. */
  readonly by: 'state' | 'rule' | 'default' | 'handler'
  /** Variables, by name. */
  readonly assigned: readonly (readonly [name: string, value: Tree])[]
  /** What leaves as data; `undefined` where the state hands on what it has. */
  readonly output: Tree | undefined
}

export type Setting = 'timeoutSeconds' | 'heartbeatSeconds' | 'seconds' | 'timestamp' | 'error' | 'cause' | 'maxConcurrency'

export interface GivenFields {
  readonly arguments?: Json
  readonly parameters?: Json
  readonly inputPath?: string
}

export interface SettingFields {
  readonly timeoutSeconds?: Json
  readonly timeoutSecondsPath?: string
  readonly heartbeatSeconds?: Json
  readonly heartbeatSecondsPath?: string
  readonly seconds?: Json
  readonly secondsPath?: string
  readonly timestamp?: string
  readonly timestampPath?: string
  readonly error?: string
  readonly errorPath?: string
  readonly cause?: string
  readonly causePath?: string
  readonly maxConcurrency?: Json
  readonly maxConcurrencyPath?: string
}

export interface LeavingFields {
  readonly assign?: JsonObject
  readonly output?: Json
  readonly result?: Json
  readonly parameters?: Json
  readonly resultSelector?: Json
  readonly inputPath?: string
  readonly resultPath?: string | null
  readonly outputPath?: string
}
