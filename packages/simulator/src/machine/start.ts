import type { Definition, Json } from '@stepwright/asl'
import type { ContextObject, ContextOverrides } from '../data/context.js'
import type { Diary } from '../data/diary.js'
import type { WatchMapRun } from '../data/map-run.js'
import type { LocalFunctions } from '../data/invoke-function.js'
import type { Objects } from '../data/objects.js'
import type { ReplyFacts } from '../data/reply.js'
import type { TaskCall } from '../data/run.js'
import type { Settled } from '../data/settled.js'
import type { Tasks } from '../data/tasks.js'
import type { NestedMachine } from './nested-machine.js'

/** What runs, and with what. */
export interface Start {
  readonly name: string
  readonly type: Definition['type']
  readonly synchronous?: boolean
  readonly input: Json
  readonly tasks: Tasks
  readonly functions?: LocalFunctions
  readonly functionsAnswer?: 'unanswered' | 'asked'
  readonly startTime?: number
  /** Of the local API: answers a call before `tasks` is asked; `undefined` where it does not know it. */
  readonly answer?: (call: TaskCall, context: ContextObject, at: string) => Promise<Settled<ReplyFacts> | undefined>
  /** Of the local API: the token of a task. */
  readonly token?: (at: string) => string
  /** Of the local API: what is remembered when the process ends. */
  readonly diary?: Diary
  /** Of the local API: who watches the runs of distributed Maps. */
  readonly watchMapRun?: WatchMapRun
  readonly seed?: number
  readonly context?: ContextOverrides
  readonly objects?: Objects
  readonly stop?: Stop
  readonly machines?: ReadonlyMap<string, NestedMachine>
  /** How many more executions may be started; shared by all that one run leads to. */
  readonly budget?: { left: number }
  /** How many executions lie around this one. */
  readonly depth?: number
}

/** StopExecution. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html */
export interface Stop {
  /** Virtual seconds after the start. */
  readonly after: number
  readonly error?: string
  readonly cause?: string
}
