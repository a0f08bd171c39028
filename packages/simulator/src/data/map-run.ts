import type { Json } from '@stepwright/asl'
import type { HistoryEvent } from '../events/event.js'
import type { LinedEvent } from '../events/told-on.js'
import type { Settled } from './settled.js'

/** Bounds of a run of a distributed Map. */
export interface MapRunLimits {
  /** 0: as many as AWS lets run. */
  readonly concurrency: number
  readonly toleratedCount: number | undefined
  readonly toleratedPercentage: number | undefined
}

/** Begins to watch a run, as the local API does; `at` is where the Map stands. */
export type WatchMapRun = (at: string, facts: { readonly label: string | undefined; readonly type: 'STANDARD' | 'EXPRESS'; readonly limits: MapRunLimits }) => MapRunWatch

export interface MapRunWatch {
  readonly arn: string
  /** How often it was redriven. */
  readonly redrives: number
  /** They may be changed while it runs. */
  readonly limits: () => MapRunLimits
  /** There are so many items, and so many executions for them. */
  readonly count: (items: number, executions: number) => void
  /** The `index`th child execution begins. */
  readonly child: (index: number, input: Json, items: number) => ChildWatch
  readonly end: (status: 'SUCCEEDED' | 'FAILED') => void
}

export interface ChildWatch {
  readonly arn: string
  readonly redrives: number
  /** When it was redriven last, in milliseconds since the epoch. */
  readonly redriven?: number
  /** What came of it before the process began; what it yielded, before the execution was redriven. */
  readonly known: Settled<Json> | undefined
  /** Its history until then. */
  readonly before: readonly LinedEvent[]
  readonly save: (events: readonly HistoryEvent[]) => void
  /** Its history, which grows while it runs. */
  readonly begin: (events: readonly HistoryEvent[]) => void
  readonly end: (result: Settled<Json>) => void
}
