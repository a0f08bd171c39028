import type { Chance } from '../data/chance.js'
import type { Time } from '../data/clock.js'
import type { ObjectStore } from '../data/objects.js'
import type { StartedRun, TaskCall } from '../data/run.js'

/** What an execution and its Maps' children share and write into. */
export interface Ledger {
  readonly clock: Time
  readonly chance: Chance
  readonly objects: ObjectStore
  readonly path: string[]
  /** How often each part of the document had its turn. */
  readonly hits: Map<object, number>
  readonly calls: TaskCall[]
  readonly started: StartedRun[]
  /** How many more executions may be started. */
  readonly budget: { left: number }
}
