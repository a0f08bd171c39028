import { DiagnosticsError, writeMachine, type Definition, type Diagnostic, type Json, type JsonObject } from '@stepwright/asl'
import { callTask } from '../data/call-task.js'
import { Clock, type Group } from '../data/clock.js'
import type { ContextObject } from '../data/context.js'
import type { MachineDocument } from '../data/document.js'
import type { Run, TaskCall } from '../data/run.js'
import type { Settled } from '../data/settled.js'
import type { Tasks } from '../data/tasks.js'
import type { Execution } from '../states/visit.js'
import { checkMachine } from './check-machine.js'
import { checkTasks } from './check-tasks.js'
import { checkVariables } from './check-variables.js'
import { runScope } from './run-scope.js'

/** What an execution is given. */
export interface SimulateOptions {
  /** `{}` when left out, as on AWS. */
  readonly input?: Json
  readonly tasks?: Tasks
  /** When the execution starts: milliseconds since the epoch. The same moment in every run when left out. */
  readonly startTime?: number
}

/**
 * Runs a machine, compiled or hand-written, from its input to its end: on a virtual clock, with tasks answered by `tasks`.
 * Failures of the execution are in the `Run`. A task that nothing answers fails it with `Stepwright.UnansweredTask`, and
 * the cause shows the answer to add.
 *
 * Rejects with a `DiagnosticsError`, before anything runs, when the machine has something that is not simulated yet
 * (`run/unsupported`), that AWS would refuse (`run/malformed-machine`), or when `tasks` answers what the machine does not
 * call (`run/unknown-task`).
 *
 * JSONata machines only, so far. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export async function simulate(machine: Definition | JsonObject, options: SimulateOptions = {}): Promise<Run> {
  const subject = subjectOf(machine)
  refuse(checkMachine(subject.document, subject), subject)
  // the one cast from JSON: checkMachine has compared the document with the field table
  const document = subject.document as unknown as MachineDocument
  const tasks = options.tasks ?? {}
  refuse([...checkVariables(document, subject.name), ...checkTasks(document, tasks, subject.name)], subject)
  // as it would arrive: a copy, without members that JSON does not have
  const input = JSON.parse(JSON.stringify(options.input ?? {})) as Json
  return run(document, { name: subject.name, input, tasks, startTime: options.startTime ?? defaultStart })
}

const defaultStart = Date.UTC(2026, 0, 1)

/** A machine as it is run and as it is talked about. */
interface Subject {
  readonly name: string
  readonly document: JsonObject
  readonly provenance: Definition['provenance']
}

function subjectOf(machine: Definition | JsonObject): Subject {
  if (!isDefinition(machine)) return { name: 'state-machine', document: machine, provenance: new Map() }
  return { name: machine.name, document: writeMachine(machine.machine), provenance: machine.provenance }
}

function isDefinition(machine: Definition | JsonObject): machine is Definition {
  return 'provenance' in machine && machine.provenance instanceof Map
}

function refuse(diagnostics: readonly Diagnostic[], { provenance }: Subject): void {
  if (diagnostics.length === 0) return
  throw new DiagnosticsError(
    diagnostics.map((one) => {
      const callSite = provenance.get(one.location.pointer)
      return callSite === undefined ? one : { ...one, location: { ...one.location, callSite } }
    }),
  )
}

interface Start {
  readonly name: string
  readonly input: Json
  readonly tasks: Tasks
  readonly startTime: number
}

async function run(document: MachineDocument, { name, input, tasks, startTime }: Start): Promise<Run> {
  const path: string[] = []
  const calls: TaskCall[] = []
  const clock = new Clock(startTime)
  let steps = 0
  const step = (): boolean => steps++ < mostTransitions
  const execution: Execution = {
    clock,
    step,
    enter: (state) => step() && path.push(state) > 0,
    runScope: (scope, outer, given, group) => runScope(scope, { ...outer, input: given, group }),
    call: (call, context) => {
      calls.push(call)
      return callTask(tasks, call, context)
    },
  }
  const root: Group = { parent: undefined, cancelled: false }
  const begin = (group: Group): Promise<Settled<Json>> =>
    runScope(document, { input, variables: {}, context: contextOf(name, input, startTime), group, execution })
  const result = document.TimeoutSeconds === undefined ? await begin(root) : await clock.within(document.TimeoutSeconds, root, begin)
  return { ...endOf(result), path, calls, seconds: clock.seconds }
}

/** Ours, so that every machine ends; AWS counts 25,000 events, of which a state makes at least two. */
const mostTransitions = 25_000

/** A machine that is out of time has neither error nor cause: recorded, see the conformance notes on `TIMED_OUT`. */
function endOf(result: Settled<Json> | undefined): Pick<Run, 'status' | 'output' | 'error' | 'cause'> {
  if (result === undefined) return { status: 'TIMED_OUT' }
  if (result.ok) return { status: 'SUCCEEDED', output: result.value }
  const { error, cause } = result.failure
  return { status: 'FAILED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}

function contextOf(name: string, input: Json, startTime: number): ContextObject {
  const StartTime = new Date(startTime).toISOString()
  return {
    Execution: {
      Id: `arn:aws:states:us-east-1:123456789012:execution:${name}:simulated`,
      Input: input,
      Name: 'simulated',
      RoleArn: `arn:aws:iam::123456789012:role/${name}`,
      StartTime,
      RedriveCount: 0,
    },
    StateMachine: { Id: `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`, Name: name },
    State: { EnteredTime: StartTime, Name: '' },
  }
}
