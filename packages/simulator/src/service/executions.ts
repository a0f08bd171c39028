import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import { isOwnError } from '../data/is-own-error.js'
import { createMailbox } from '../data/pending.js'
import type { ReplyFacts } from '../data/reply.js'
import { machineOf } from './machines.js'
import { executionOfChild, executionsOfMapRun } from './map-runs.js'
import { readNotes, writeNotes } from './notes.js'
import { pageOf } from './page-of.js'
import type { ExecutionRecord } from './records.js'
import { redrivenNotes } from './redriven-notes.js'
import { redriveStatusOf } from './redrive-status.js'
import { isRefusal, refuse, type Refusal } from './refusal.js'
import { isName, optionalText, parseJson, seconds, textIn } from './request-values.js'
import { eventsOf, runExecution } from './run-execution.js'
import type { Asked, Operation, World } from './world.js'
import { wireEvent } from './wire-event.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
export const executions = {
  StartExecution: (world, request) => {
    const record = start(world, request, { synchronous: false })
    return isRefusal(record) ? record : { executionArn: record.arn, startDate: seconds(record.started) }
  },
  StartSyncExecution: async (world, request) => {
    const record = start(world, request, { synchronous: true })
    if (isRefusal(record)) return record
    const ended: ExecutionRecord = { ...record, ...(await world.live.get(record.arn)?.ended), stopped: world.now() }
    const { redriveCount: _, redriveStatus: __, redriveStatusReason: ___, ...described } = describe(world, ended)
    const milliseconds = (ended.stopped ?? ended.started) - ended.started
    return { ...described, billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: Math.max(100, Math.ceil(milliseconds / 100) * 100) } }
  },
  DescribeExecution: (world, request) => {
    const record = standard(world, request)
    if (isRefusal(record)) return record
    const { input, output, ...metadata } = describe(world, record)
    return { ...metadata, ...(request['includedData'] === 'METADATA_ONLY' ? {} : { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) }) }
  },
  GetExecutionHistory: (world, request) => {
    const record = standard(world, request)
    if (isRefusal(record)) return record
    const events = eventsOf(world, record.arn)
    const page = pageOf(request['reverseOrder'] === true ? [...events].reverse() : events, request)
    if (isRefusal(page)) return page
    return { events: page.items.map((event) => wireEvent(event, request['includeExecutionData'] !== false)), ...page.next }
  },
  ListExecutions: (world, request) => {
    const [arn, mapRun] = [optionalText(request, 'stateMachineArn'), optionalText(request, 'mapRunArn')]
    if ((arn === undefined) === (mapRun === undefined)) return refuse('ValidationException', 'Must provide either a StateMachineArn or a MapRunArn')
    if (arn === undefined) return listChildren(world, mapRun ?? '', request)
    const machine = machineOf(world, world.versions.get(arn)?.machine ?? world.aliases.get(arn)?.machine ?? arn)
    if (isRefusal(machine)) return machine
    if (machine.type === 'EXPRESS') return refuse('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine')
    const wanted = (one: ExecutionRecord): boolean =>
      [one.machine, one.version, one.alias].includes(arn) &&
      isAsked(one, request)
    const page = pageOf(world.executions.all().filter(wanted).reverse(), request)
    if (isRefusal(page)) return page
    return { executions: page.items.map((one) => summary(one)), ...page.next }
  },
  StopExecution: async (world, request) => {
    const record = standard(world, request)
    if (isRefusal(record)) return record
    if (record.mapRun !== undefined) return refuse('ValidationException', 'stepwright local stops a child execution with its Map Run only: stop the execution that has the Map')
    const live = world.live.get(record.arn)
    const [error, cause] = [optionalText(request, 'error'), optionalText(request, 'cause')]
    live?.stop({ ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) })
    await live?.ended
    return { stopDate: seconds(world.executions.get(record.arn)?.stopped ?? world.now()) }
  },
  RedriveExecution: (world, request) => {
    const record = standard(world, request)
    if (isRefusal(record)) return record
    const token = optionalText(request, 'clientToken')
    const before = record.redriveTokens?.find((one) => one.token === token && world.now() - one.at <= longestToken)
    if (before !== undefined) return { redriveDate: seconds(before.at) }
    const { status, reason = 'Child executions are redriven with their Map Run' } = redriveStatusOf(world, record)
    return status === 'REDRIVABLE' ? redrive(world, record, token) : refuse('ExecutionNotRedrivable', reason)
  },
  DescribeStateMachineForExecution: (world, request) => {
    const record = standard(world, request)
    if (isRefusal(record)) return record
    const { machine, definition, roleArn, revision, started, mapRun } = record
    const updateDate = seconds(world.machines.get(machine)?.updated ?? started)
    return { stateMachineArn: machine, name: machine.slice(machine.lastIndexOf(':') + 1), definition, roleArn, updateDate, ...(revision === 'INITIAL' ? {} : { revisionId: revision }), ...(mapRun === undefined ? {} : { mapRunArn: mapRun }) }
  },
} satisfies { readonly [operation: string]: Operation }

function listChildren(world: World, mapRun: string, request: JsonObject): JsonObject | Refusal {
  const children = executionsOfMapRun(world, mapRun)
  if (isRefusal(children)) return children
  const page = pageOf(children.filter((one) => isAsked(one, request)).reverse(), request)
  return isRefusal(page) ? page : { executions: page.items.map((one) => summary(one)), ...page.next }
}

function isAsked({ status, redrives }: ExecutionRecord, { statusFilter, redriveFilter }: JsonObject): boolean {
  return (statusFilter === undefined || status === statusFilter) && (redriveFilter === undefined || (redrives > 0) === (redriveFilter === 'REDRIVEN'))
}

interface Starting {
  readonly synchronous: boolean
  /** The execution that waits for it. */
  readonly parent?: string
  /** Is told its ARN before it is stored. */
  readonly begins?: (arn: string) => void
}

function start(world: World, request: JsonObject, { synchronous, parent, begins }: Starting): ExecutionRecord | Refusal {
  // as with Step Functions Local: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html
  const [target = '', testCase] = textIn(request, 'stateMachineArn').split('#')
  const alias = world.aliases.get(target)
  const version = world.versions.get(alias === undefined ? target : pick(alias.routing))
  const machine = machineOf(world, version?.machine ?? target)
  if (isRefusal(machine)) return machine
  const { type } = machine
  if (synchronous && type !== 'EXPRESS') return refuse('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine')
  const name = optionalText(request, 'name') ?? world.uuid()
  if (!isName(name)) return refuse('InvalidName', `Invalid Name: '${name}'`)
  const input = optionalText(request, 'input') ?? '{}'
  if (parseJson(input) === undefined) return refuse('InvalidExecutionInput', `Invalid State Machine Execution Input: '${input.slice(0, 200)}' is no JSON`)
  const answers = world.options.answersFor?.({ machine: machine.name, testCase })
  if (typeof answers === 'string') return refuse('ValidationException', answers)
  const own = type === 'EXPRESS' ? `express:${machine.name}:${name}:${world.uuid()}` : `execution:${machine.name}:${name}`
  const arn = `arn:aws:states:${world.region}:${world.account}:${own}`
  const known = world.executions.get(arn)
  if (known !== undefined) {
    // idempotent while it runs, by name and input
    return known.status === 'RUNNING' && known.input === input ? known : refuse('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)
  }
  const { definition, roleArn, revision } = version ?? machine
  const record: ExecutionRecord = {
    arn, machine: machine.arn, name, type, synchronous, status: 'RUNNING', input, started: world.now(), redrives: 0, seed: Math.floor(Math.random() * 2 ** 31), definition, roleArn, revision,
    ...(version === undefined ? {} : { version: version.arn }),
    ...(alias === undefined ? {} : { alias: alias.arn }),
    ...(parent === undefined ? {} : { parent }),
    ...(testCase === undefined ? {} : { testCase }),
  }
  begins?.(arn)
  world.executions.set(arn, record)
  runExecution(world, record)
  return record
}

function pick(routing: readonly { readonly version: string; readonly weight: number }[]): string {
  const [first, second] = routing
  return first === undefined ? '' : second === undefined || Math.random() * 100 < first.weight ? first.version : second.version
}

/** EXPRESS executions cannot be described: the service keeps none. */
function standard(world: World, request: JsonObject): ExecutionRecord | Refusal {
  const { executions: all } = world
  const arn = textIn(request, 'executionArn')
  if (!/^arn:[^:]+:states:[^:]*:[^:]*:execution:[^:]+:.+/.test(arn)) return refuse('InvalidArn', `Invalid Arn: '${arn}'`)
  return all.get(arn) ?? executionOfChild(world, arn) ?? refuse('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}

/** 15 minutes, of the last ten tokens. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html */
const longestToken = 15 * 60_000

/** Goes on from the state in which it ended. @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html */
function redrive(world: World, record: ExecutionRecord, token: string | undefined): JsonObject {
  const { stopped: _, error: __, cause: ___, output: ____, ...rest } = record
  const now = world.now()
  const redriven = world.executions.set(record.arn, { ...rest, status: 'RUNNING', redrives: record.redrives + 1, redriven: now, ...(token === undefined ? {} : { redriveTokens: [...(record.redriveTokens ?? []), { token, at: now }].slice(-10) }) })
  const { store } = world.options
  const { length } = eventsOf(world, record.arn)
  store.append(`events ${record.arn}`, length, [{ id: length + 1, previousEventId: length, timestamp: now, type: 'ExecutionRedriven', details: { redriveCount: redriven.redrives } }])
  const { notes, place } = redrivenNotes({
    notes: readNotes(store, record.arn),
    place: world.places.get(record.arn),
    error: record.error,
    mapRunOf: world.mapRuns.get,
  })
  writeNotes(store, record.arn, notes)
  if (place !== undefined) world.places.set(record.arn, place)
  runExecution(world, redriven)
  return { redriveDate: seconds(now) }
}

function summary({ arn, machine, name, status, started, stopped, redrives, redriven, version, alias, mapRun }: ExecutionRecord): JsonObject {
  return {
    executionArn: arn, stateMachineArn: machine, name, status, startDate: seconds(started), redriveCount: redrives,
    ...(stopped === undefined ? {} : { stopDate: seconds(stopped) }),
    ...(redriven === undefined ? {} : { redriveDate: seconds(redriven) }),
    ...(mapRun === undefined ? {} : { mapRunArn: mapRun }),
    ...(version === undefined ? {} : { stateMachineVersionArn: version }),
    ...(alias === undefined ? {} : { stateMachineAliasArn: alias }),
  }
}

function describe(world: World, record: ExecutionRecord): JsonObject & { readonly redriveCount?: Json } {
  const { input, output, error, cause } = record
  const redrive = redriveStatusOf(world, record)
  return {
    ...summary(record),
    input, inputDetails: { included: true },
    ...(output === undefined ? {} : { output: JSON.stringify(output), outputDetails: { included: true } }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    redriveStatus: redrive.status,
    ...(redrive.reason === undefined ? {} : { redriveStatusReason: redrive.reason }),
  }
}

/** Answers `states:startExecution` with an execution of a machine of this service; `undefined` where it has none. One that was started before the process began is not started again. */
export function startChild(world: World, { call: { resource, arguments: args }, execution, at }: Asked): ReplyFacts | undefined {
  const [, pattern] = /:::states:startExecution(|\.sync|\.sync:2)$/.exec(resource) ?? []
  if (pattern === undefined || !isObject(args)) return undefined
  const notes = world.notes.get(execution)
  const noted = notes?.get(at).child
  // noted before it is started: a process that dies in between must not start a second one
  const begins = (child: string): void => notes?.add(at, { child })
  const record = world.executions.get(noted ?? '') ?? start(world, childRequest(args, noted), { synchronous: false, begins, ...(pattern === '' ? {} : { parent: execution }) })
  if (isRefusal(record)) return { error: { Error: `StepFunctions.${record.refusal.type}Exception`, Cause: record.refusal.message } }
  const submitted = { ExecutionArn: record.arn, StartDate: record.started }
  if (pattern === '') return { result: submitted }
  const mailbox = createMailbox(() => world.live.get(record.arn)?.stop({}))
  void endOf(world, record).then((last) => {
    if (isOwnError(last.error)) return mailbox.say({ kind: 'end', reply: { error: { Error: last.error ?? '', Cause: last.cause ?? '' }, final: true } })
    const ended = described(world, last, pattern === '.sync:2')
    mailbox.say({ kind: 'end', reply: ended['Status'] === 'SUCCEEDED' ? { result: ended } : { error: { Error: 'States.TaskFailed', Cause: JSON.stringify(ended).slice(0, 32_768) } } })
  })
  return { submitted, pending: mailbox }
}

function childRequest(args: JsonObject, noted: string | undefined): JsonObject {
  const { Input: input = {} } = args
  const name = optionalText(args, 'Name') ?? /:execution:[^:]+:(.+)$/.exec(noted ?? '')?.[1]
  return { stateMachineArn: textIn(args, 'StateMachineArn'), input: typeof input === 'string' ? input : JSON.stringify(input ?? {}), ...(name === undefined ? {} : { name }) }
}

async function endOf(world: World, record: ExecutionRecord): Promise<ExecutionRecord> {
  await world.ready
  const end = await world.live.get(record.arn)?.ended
  return world.executions.get(record.arn) ?? { ...record, ...end, stopped: world.now() }
}

/** With members as integrations have them: capital letters, dates in milliseconds. */
function described(world: World, record: ExecutionRecord, parsed: boolean): JsonObject {
  const { startDate: _, stopDate: __, inputDetails: ___, outputDetails: ____, ...rest } = describe(world, record)
  const members = Object.entries(rest).map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), parsed && (key === 'input' || key === 'output') ? (parseJson(String(value)) ?? null) : value])
  const details = { InputDetails: { Included: true }, ...(record.output === undefined ? {} : { OutputDetails: { Included: true } }) }
  return { ...Object.fromEntries(members), ...details, StartDate: record.started, ...(record.stopped === undefined ? {} : { StopDate: record.stopped }) }
}
