import type { Json, JsonObject } from '@stepwright/asl'
import type { ContextObject } from '../data/context.js'
import { withinLimit } from '../data/payload-limit.js'
import type { Ending } from '../data/pending.js'
import { failed, settled, type Failure, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import { secondsSetting } from '../languages/settings.js'
import { attend, type Attended } from './attend.js'
import type { Behaviour } from './behaviour.js'
import { patience, type Deadlines } from './patience.js'
import { rest } from './rest.js'
import { resourceOf, type Resource } from './resource.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export const task: Behaviour<'Task'> = async (state, entered) => {
  const dialect = dialectOf(entered)
  const resource = resourceOf(state.Resource)
  const visit = resource.isAwaited && resource.kind === 'Task' ? withToken(entered) : entered
  const input = await dialect.input(visit, state)
  if (!input.ok) return input
  const deadlines = await deadlinesOf(visit, state, input.value)
  if (!deadlines.ok) return deadlines
  const credentials = state.Credentials === undefined ? undefined : await dialect.template(visit, 'Credentials', state.Credentials, input.value)
  if (credentials?.ok === false) return credentials
  const payload = await dialect.payload(visit, state, input.value)
  if (!payload.ok) return payload
  // @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html, States.DataLimitExceeded
  const allowed = withinLimit(payload.value, entered.name)
  if (!allowed.ok) return allowed
  const scheduled = { resource, arn: state.Resource, payload: payload.value, deadlines: deadlines.value, credentials: credentials?.value }
  schedule(visit, scheduled)
  const result = await answer(visit, scheduled)
  if (result.ok) visit.execution.inspect?.('result', result.value)
  return result.ok ? dialect.leave(visit, state, { value: result.value, result: result.value, merges: 'selected-result' }) : result
}

interface Scheduled {
  readonly resource: Resource
  readonly arn: string
  readonly payload: Json
  readonly deadlines: Deadlines
  readonly credentials: Json | undefined
}

const timeout = secondsSetting('TimeoutSeconds')
const heartbeat = secondsSetting('HeartbeatSeconds')

async function deadlinesOf(visit: Visit, state: object, input: Json): Promise<Settled<Deadlines>> {
  const timeoutSeconds = await dialectOf(visit).setting(visit, timeout, state, input)
  if (!timeoutSeconds.ok) return timeoutSeconds
  const heartbeatSeconds = await dialectOf(visit).setting(visit, heartbeat, state, input)
  if (!heartbeatSeconds.ok) return heartbeatSeconds
  return settled({
    ...(timeoutSeconds.value === undefined ? {} : { timeoutInSeconds: timeoutSeconds.value }),
    ...(heartbeatSeconds.value === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds.value }),
  })
}

function schedule({ thread }: Visit, { resource, arn, payload, deadlines, credentials }: Scheduled): void {
  const { kind, named } = resource
  const asked: JsonObject = kind === 'Task' ? { ...named, parameters: payload, region } : { input: payload, resource: arn }
  const role = typeof credentials === 'object' && credentials !== null && 'RoleArn' in credentials ? credentials.RoleArn : undefined
  thread.record(`${kind}Scheduled`, { ...asked, ...deadlines, ...(role === undefined ? {} : { taskCredentials: { roleArn: role } }) })
}

const region = 'us-east-1'

/** Calls, waits for the end, and leaves the events of both. */
async function answer(visit: Visit, { resource, arn, payload, deadlines }: Scheduled): Promise<Settled<Json>> {
  const { thread, execution, name, context } = visit
  const { kind, named } = resource
  const called = await execution.call({ state: name, resource: arn, arguments: payload }, context, thread.at())
  if (!called.ok) return called
  const reply = called.value
  const taken = (worker: string): void => void thread.record(`${kind}Started`, kind === 'Activity' ? { workerName: worker } : named)
  // an activity waits for its worker
  if (reply.pending === undefined || kind !== 'Activity') taken(reply.worker ?? 'worker')
  if (kind === 'Task' && resource.isAwaited && (reply.submitted !== undefined || reply.error === undefined)) {
    thread.record('TaskSubmitted', { ...named, output: reply.submitted ?? {} })
  }
  const heard: Attended = reply.pending === undefined ? { reply } : await attend(reply.pending, { visit, deadlines, onTaken: taken })
  const attended = 'expired' in heard ? heard : await awaited(visit, heard.reply, deadlines)
  const result = 'expired' in attended ? failed(attended.expired) : resultOf(attended.reply, resource)
  if (result.ok) thread.record(`${kind}Succeeded`, { ...named, output: result.value })
  else thread.record(`${kind}${result.failure.error === 'States.Timeout' ? 'TimedOut' : 'Failed'}`, { ...named, ...detailsOf(result.failure) })
  return result
}

/** What a mock says comes when it says so, counted from the call. */
async function awaited(visit: Visit, reply: Ending, deadlines: Deadlines): Promise<Attended> {
  const { seconds, expired } = patience(reply, deadlines)
  if (seconds > 0) await rest(visit, seconds)
  return expired === undefined ? { reply } : { expired }
}

function resultOf({ result, error, final }: Ending, { word }: Resource): Settled<Json> {
  if (error === undefined) return withinLimit(result ?? null, word)
  return failed({ error: error.Error, ...(error.Cause === undefined ? {} : { cause: error.Cause }), ...(final === true ? { final } : {}) })
}

function detailsOf({ error, cause }: Failure): JsonObject {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}

/** Recorded with `.sync` too. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token */
function withToken(visit: Visit): Visit {
  const { context, name, execution, thread } = visit
  const Token = execution.token(name, (context.State.RetryCount ?? 0) + 1, thread.at())
  return { ...visit, context: { ...context, Task: { Token } } satisfies ContextObject }
}
