import type { Definition, Json } from '@stepwright/asl'
import type { Chance } from '../data/chance.js'
import type { ContextObject, ContextOverrides } from '../data/context.js'

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

/** That of a child execution of a distributed Map, whose ARN may be given. */
export function childContext({ Execution, StateMachine, State }: ContextObject, { input, uuid, arn }: { readonly input: Json; readonly uuid: () => string; readonly arn: string | undefined }): ContextObject {
  const Id = arn ?? `${Execution.Id.replace(/:[^:]*$/, '')}/map:${uuid()}`
  return { Execution: { ...Execution, Id, Input: input, Name: Id.slice(Id.lastIndexOf(':') + 1) }, StateMachine, State }
}
