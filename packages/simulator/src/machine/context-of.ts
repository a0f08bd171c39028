import type { Definition, Json } from '@stepwright/asl'
import type { Chance } from '../data/chance.js'
import type { ContextObject, ContextOverrides } from '../data/context.js'
import type { ChildWatch } from '../data/map-run.js'

/** What a context object is made of. */
interface ContextFacts {
  readonly name: string
  readonly input: Json
  readonly type: Definition['type']
  readonly startTime: number
  readonly chance: Chance
  readonly overrides: ContextOverrides
  readonly isSynchronous: boolean
}

/** The context object of an execution, before its first state. */
export function contextOf({ name, input, type, startTime, chance, overrides, isSynchronous }: ContextFacts): ContextObject {
  const { Execution = {}, StateMachine = {} } = overrides
  const { Name = 'simulated', StartTime = new Date(startTime).toISOString(), RoleArn = `arn:aws:iam::${account}:role/${name}` } = Execution
  const own = type === 'EXPRESS' ? `express:${name}:${Name}:${chance.uuid()}` : `execution:${name}:${Name}`
  return {
    Execution: { Id: Execution.Id ?? `arn:aws:states:us-east-1:${account}:${own}`, Input: input, Name, RoleArn, StartTime, ...(isSynchronous ? {} : { RedriveCount: 0 }) },
    StateMachine: { Id: StateMachine.Id ?? `arn:aws:states:us-east-1:${account}:stateMachine:${name}`, Name: StateMachine.Name ?? name },
    State: { EnteredTime: StartTime, Name: '' },
  }
}

const account = '123456789012'

interface ChildFacts {
  readonly input: Json
  readonly uuid: () => string
  /** Where somebody keeps it. */
  readonly watch: Pick<ChildWatch, 'arn' | 'redrives' | 'redriven'> | undefined
}

/** That of a child execution of a distributed Map, which is redriven by itself. */
export function childContext({ Execution, StateMachine, State }: ContextObject, { input, uuid, watch }: ChildFacts): ContextObject {
  const { RedriveCount, RedriveTime: _, ...shared } = Execution
  const redrive = RedriveCount === undefined ? {} : { RedriveCount: watch?.redrives ?? 0, ...redriveTime(watch?.redriven) }
  const Id = watch?.arn ?? `${Execution.Id.replace(/:[^:]*$/, '')}/map:${uuid()}`
  return { Execution: { ...shared, ...redrive, Id, Input: input, Name: Id.slice(Id.lastIndexOf(':') + 1) }, StateMachine, State }
}

/** Only what was redriven has one; milliseconds since the epoch. */
export function redriveTime(redriven: number | undefined): { readonly RedriveTime?: string } {
  return redriven === undefined ? {} : { RedriveTime: new Date(redriven).toISOString() }
}
