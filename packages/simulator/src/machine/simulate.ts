import { DiagnosticsError, diagnostic, hasErrors, isObject, writeMachine, type Definition, type Diagnostic, type Json, type JsonObject, type StateMachine } from '@stepwright/asl'
import type { ContextOverrides } from '../data/context.js'
import type { MachineDocument } from '../data/document.js'
import { filledJson } from '../data/filled.js'
import type { Handlers, LocalFunctions } from '../data/invoke-function.js'
import type { Objects } from '../data/objects.js'
import { isLarge } from '../data/payload-limit.js'
import type { Program, StatesOf } from '../data/program.js'
import type { Run } from '../data/run.js'
import type { Tasks } from '../data/tasks.js'
import { checkMachine } from './check-machine.js'
import { checkTasks } from './check-tasks.js'
import { isUnchanged } from './is-unchanged.js'
import type { NestedMachine } from './nested-machine.js'
import { runMachine } from './run-machine.js'
import type { Stop } from './start.js'

/** What an execution is given. */
export interface SimulateOptions<Input = Json, State extends string = string> {
  /** `{}` when left out, as on AWS. */
  readonly input?: Input
  readonly tasks?: Tasks<State>
  /**
   * Lambda functions by name: `{ Greeter: handler }`. A task that calls one, by its name or its ARN, is answered by it where `tasks` has no answer,
   * or `reply({ function: true })`. What the function throws is the error of the task.
   */
  readonly functions?: Handlers
  /** `'asked'`: functions answer only where `tasks` says `reply({ function: true })`. */
  readonly functionsAnswer?: 'unanswered' | 'asked'
  /** When the execution starts: milliseconds since the epoch. The same moment in every run when left out. */
  readonly startTime?: number
  /** Where randomness begins: equal seeds, equal runs. */
  readonly seed?: number
  /** STANDARD when left out; a `Definition` knows its own. */
  readonly type?: Definition['type']
  /** An EXPRESS execution whose caller waits, by StartSyncExecution: its context object has no RedriveCount (recorded). */
  readonly synchronous?: boolean
  /** Values of the machine's `${Placeholder}`s. One that has none stays as it is. */
  readonly parameters?: JsonObject
  /** Who is said to run: names and ARNs in the context object. */
  readonly context?: ContextOverrides
  /** Objects of S3 that ItemReaders read: bodies by `s3://bucket/key`. */
  readonly objects?: Objects
  /**
   * Machines that this one may start by `states:startExecution`, by ARN or by the name at its end: they run, with the same `tasks` and
   * `parameters`, unless a task is answered. Places that a workflow has for the ARN of one of them are filled.
   */
  readonly machines?: { readonly [nameOrArn: string]: Program<unknown, unknown> | Definition | JsonObject }
  /** Somebody stops the execution then, in virtual seconds. */
  readonly stop?: Stop
}

/**
 * Runs a workflow, a definition or a hand-written machine, in JSONPath or JSONata, from its input to its end: on a virtual clock, with tasks
 * answered by `tasks`. Failures of the execution are in the `Run`. A task that nothing answers fails it with
 * `Stepwright.UnansweredTask`, and the cause shows the answer to add.
 *
 * Rejects with a `DiagnosticsError`, before anything runs, when the machine is one that AWS would refuse (`schema/…`,
 * `run/malformed-machine`), or when `tasks` answers what the machine
 * does not call (`run/unknown-task`).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export async function simulate<Machine extends Program<unknown, unknown> | Definition | JsonObject>(
  machine: Machine,
  options?: SimulateOptions<InputOf<Machine>, StatesOf<NameOf<Machine>>>,
): Promise<Run<OutputOf<Machine>>> {
  // the types are promises of the workflow's: the answers are compared with the machine before it runs
  return run(machine, options as SimulateOptions | undefined) as Promise<Run<OutputOf<Machine>>>
}

// one signature, and not one each: an error is then about the member that is wrong
type InputOf<Machine> = Machine extends Program<infer Input, unknown> ? Input : Json
type OutputOf<Machine> = Machine extends Program<unknown, infer Output> ? Output : Json
type NameOf<Machine> = Machine extends Program<unknown, unknown, infer Name> ? Name : string

async function run(machine: Program<unknown, unknown> | Definition | JsonObject, options: SimulateOptions = {}): Promise<Run> {
  const own = subjectOf(machine, 'state-machine')
  const others = Object.entries(options.machines ?? {}).map(([key, one]) => ({ key, of: subjectOf(one, key) }))
  const fill = (subject: Subject): Subject => filled(subject, { ...arnsOf(subject, others), ...options.parameters })
  const subject = fill(own)
  const document = checked(subject)
  const nested = others.map(({ key, of }): NestedMachine & { readonly also: string } => ({ name: key, also: of.name, type: of.type, document: checked(fill(of)) }))
  const tasks = options.tasks ?? {}
  refuse(checkTasks([document, ...nested.map((one) => one.document)], tasks, subject.name), subject)
  // as it would arrive: a copy, without members that JSON does not have
  const input = JSON.parse(JSON.stringify(options.input ?? (options.input === null ? null : {}))) as Json
  if (isLarge(input)) refuse([excessiveInput(subject.name)], subject)
  const { machines: _, parameters: __, functions, ...rest } = options
  // the one cast of handlers: what they take is the payload that the machine sends them
  return runMachine(document, { ...rest, name: subject.name, type: options.type ?? subject.type, input, tasks, ...(functions === undefined ? {} : { functions: functions as LocalFunctions }), ...(nested.length === 0 ? {} : { machines: byName(nested) }) })
}

interface Other {
  readonly key: string
  readonly of: Subject
}

/** Of a workflow it is known which of its places stand for the ARNs of which machines. */
function arnsOf({ parameters }: Subject, others: readonly Other[]): JsonObject {
  return Object.fromEntries(parameters.flatMap(({ name, kind, of }) => {
    const other = kind === 'state-machine' ? others.find(({ key, of: { name: own } }) => [own, key, key.slice(key.lastIndexOf(':') + 1)].includes(of ?? '')) : undefined
    if (other === undefined) return []
    return [[name, other.key.startsWith('arn:') ? other.key : `arn:aws:states:us-east-1:123456789012:stateMachine:${of ?? ''}`]]
  }))
}

/** Under the names that the caller gives them and, where those are free, under their own. */
function byName(nested: readonly (NestedMachine & { readonly also: string })[]): ReadonlyMap<string, NestedMachine> {
  return new Map([...nested.map((one) => [one.also, one] as const), ...nested.map((one) => [one.name, one] as const)])
}

function isProgram(machine: object): machine is Program<unknown, unknown> {
  return '~compile' in machine && typeof machine['~compile'] === 'function'
}

function compiled(program: Program<unknown, unknown>): Definition {
  const { value, diagnostics } = program['~compile']()
  if (value === undefined || hasErrors(diagnostics)) throw new DiagnosticsError(diagnostics)
  return value
}

const checkedBefore = new WeakMap<JsonObject, MachineDocument>()

/** The one cast from JSON: checkMachine has compared the document with the field table. A test runs a machine many times, so that is done once. */
function checked(subject: Subject): MachineDocument {
  const before = checkedBefore.get(subject.document)
  // nothing changes a document that is run; the machine of a test may change between two runs
  if (before !== undefined && isUnchanged(subject.document, before as unknown as Json)) return before
  refuse(checkMachine(subject.document, subject), subject)
  // a copy, in which nothing stands twice: whoever writes a machine as code may share a retrier, and parts are counted by themselves
  const document = JSON.parse(JSON.stringify(subject.document)) as MachineDocument
  checkedBefore.set(subject.document, document)
  return document
}

/** As a template fills places: one that is all of a text becomes the value, others its text. */
function filled(subject: Subject, parameters: JsonObject): Subject {
  if (Object.keys(parameters).length === 0) return subject
  // an object stays one
  return { ...subject, document: filledJson(subject.document, parameters) as JsonObject }
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
function excessiveInput(source: string): Diagnostic {
  const location = { source, pointer: '', anchor: 'value' } as const
  return diagnostic({ code: 'run/excessive-input', message: 'the input has more than 262,144 bytes, and no execution starts with that', help: 'put it into S3, and give its address', location })
}

/** A machine as it is run and as it is talked about. */
interface Subject {
  readonly name: string
  readonly type: Definition['type']
  readonly document: JsonObject
  readonly parameters: Definition['parameters']
  readonly provenance: Definition['provenance']
}

function subjectOf(given: Program<unknown, unknown> | Definition | JsonObject, name: string): Subject {
  const machine = isProgram(given) ? compiled(given) : given
  if (!isDefinition(machine)) return { name, type: 'STANDARD', document: machine, parameters: [], provenance: new Map() }
  const { name: own, type, parameters, provenance } = machine
  const document = writtenBefore.get(machine.machine) ?? writeMachine(machine.machine)
  writtenBefore.set(machine.machine, document)
  return { name: own, type, document, parameters, provenance }
}

/** The same document each time is checked once. */
const writtenBefore = new WeakMap<StateMachine, JsonObject>()

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
