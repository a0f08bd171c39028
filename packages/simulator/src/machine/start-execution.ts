import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import { isOwnError } from '../data/is-own-error.js'
import type { ReplyFacts } from '../data/reply.js'
import type { Run, TaskCall } from '../data/run.js'
import { machineFor, type NestedMachine } from './nested-machine.js'

/** What is needed to start the execution of another machine. */
export interface Starter {
  readonly machines: ReadonlyMap<string, NestedMachine>
  readonly milliseconds: number
  readonly uuid: () => string
  readonly run: (machine: NestedMachine, input: Json, name: string) => Promise<Run>
}

/**
 * Answers `states:startExecution` in its three patterns by running the machine; `undefined` where the call is another, or the
 * machine is not known. With `.sync`, the task takes as long as the execution.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export async function startExecution({ resource, arguments: args }: TaskCall, starter: Starter): Promise<ReplyFacts | undefined> {
  const [, pattern = ''] = /^arn:[^:]+:states:::states:startExecution(\.sync(?::2)?)?$/.exec(resource) ?? [undefined, 'other']
  if (pattern === 'other' || !isObject(args) || typeof args['StateMachineArn'] !== 'string') return undefined
  const machine = machineFor(starter.machines, args['StateMachineArn'])
  if (machine === undefined) return undefined
  const input = inputOf(args['Input'])
  const name = typeof args['Name'] === 'string' ? args['Name'] : starter.uuid()
  const arn = `${args['StateMachineArn'].replace(':stateMachine:', ':execution:')}:${name}`
  const submitted = { ExecutionArn: arn, StartDate: starter.milliseconds }
  const run = await starter.run(machine, input, name)
  // also of a machine that nobody waits for: a test must not be green without its mock
  if (isOwnError(run.error)) return { submitted, after: pattern === '' ? 0 : run.seconds, error: { Error: run.error ?? '', Cause: causeIn(machine.name, run.cause) }, final: true }
  if (pattern === '') return { result: submitted }
  const described = describe(run, { arn, name, input, machineArn: args['StateMachineArn'], startDate: starter.milliseconds, parsed: pattern === '.sync:2' })
  if (run.status === 'SUCCEEDED') return { submitted, after: run.seconds, result: described }
  return { submitted, after: run.seconds, error: { Error: 'States.TaskFailed', Cause: JSON.stringify(described).slice(0, longestCause) } }
}

/** Where the error is: in the innermost of the machines. */
function causeIn(machine: string, cause = ''): string {
  return cause.startsWith('in the machine ') ? cause : `in the machine "${machine}": ${cause}`
}

/** In characters. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskFailedEventDetails.html */
const longestCause = 32_768

/** A text is JSON already, and nothing is an empty object: recorded, `Input: null` starts with `{}`. */
function inputOf(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? {}
  try {
    return JSON.parse(value) as Json
  } catch {
    return value
  }
}

interface Facts {
  readonly arn: string
  readonly name: string
  readonly input: Json
  readonly machineArn: string
  readonly startDate: number
  /** `.sync:2` gives documents as what they say, `.sync` as texts. */
  readonly parsed: boolean
}

/** As DescribeExecution does, in the members that were recorded. */
function describe(run: Run, { arn, name, input, machineArn, startDate, parsed }: Facts): JsonObject {
  const written = (value: Json): Json => (parsed ? value : JSON.stringify(value))
  const redrivable = run.status !== 'SUCCEEDED'
  return {
    ...(run.cause === undefined ? {} : { Cause: run.cause }),
    ...(run.error === undefined ? {} : { Error: run.error }),
    ExecutionArn: arn,
    Input: written(input),
    InputDetails: { Included: true },
    Name: name,
    ...(run.output === undefined ? {} : { Output: written(run.output), OutputDetails: { Included: true } }),
    RedriveCount: 0,
    RedriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(redrivable ? {} : { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: startDate,
    StateMachineArn: machineArn,
    Status: run.status,
    StopDate: startDate + run.seconds * 1000,
  }
}
