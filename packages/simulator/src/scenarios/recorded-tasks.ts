import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import type { ScenarioAnswer, ScenarioTasks } from './scenario.js'

/** Whether a document is a history, as GetExecutionHistory answers it. */
export function isRecording(document: Json): document is JsonObject {
  return isObject(document) && Array.isArray(document['events'])
}

/**
 * The answers that tasks got in a recorded execution, by state: to replay it. Takes what GetExecutionHistory answers
 * (`aws stepfunctions get-execution-history`), and `run.events`. Calls are told apart by their arguments, and those with
 * the same arguments by their order.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
 */
export function recordedTasks(events: readonly object[]): ScenarioTasks {
  const history = new Map(events.map((event) => eventOf(event as JsonObject)).map((event) => [event.id, event]))
  const tasks: Record<string, ScenarioAnswer[]> = {}
  for (const event of history.values()) {
    const answer = answerIn(event)
    if (answer === undefined) continue
    const { state, call } = originOf(event, history)
    if (state === undefined || call === undefined) continue
    const when = call.details['parameters'] ?? call.details['input']
    const after = Math.max(0, (event.time - call.time) / 1000)
    const fits = when === undefined ? {} : { when: parsed(when) }
    ;(tasks[state] ??= []).push({ ...fits, ...answer, ...(after === 0 || Number.isNaN(after) ? {} : { after }) })
  }
  return tasks
}

interface RecordedEvent {
  readonly id: number
  readonly previous: number
  readonly type: string
  /** In milliseconds. */
  readonly time: number
  readonly details: JsonObject
}

/** Ours have `details`, those of AWS a member named after the type; those of the CLI have moments as texts. */
function eventOf(event: JsonObject): RecordedEvent {
  const { id, previousEventId, type, timestamp } = event
  const details = Object.entries(event).find(([name]) => /details$/i.test(name))?.[1]
  return {
    id: Number(id),
    previous: Number(previousEventId ?? 0),
    type: String(type),
    time: typeof timestamp === 'string' ? Date.parse(timestamp) : Number(timestamp) * (Number(timestamp) < 1e11 ? 1000 : 1),
    details: isObject(details) ? details : {},
  }
}

function answerIn({ type, details }: RecordedEvent): ScenarioAnswer | undefined {
  const end = /^(?:Task|LambdaFunction|Activity)(Succeeded|Failed|TimedOut)$/.exec(type)?.[1]
  if (end === undefined) return undefined
  if (end === 'Succeeded') return { result: parsed(details['output'] ?? null) }
  if (end === 'TimedOut') return { never: true }
  const { error, cause } = details
  return { error: String(error ?? 'States.TaskFailed'), ...(typeof cause === 'string' ? { cause } : {}) }
}

/** The call that an event answers, and the state that made it: behind the event, by the events that led to it. */
function originOf(event: RecordedEvent, history: ReadonlyMap<number, RecordedEvent>): { readonly state?: string; readonly call?: RecordedEvent } {
  let call: RecordedEvent | undefined
  for (let one = history.get(event.previous); one !== undefined && one.previous < one.id; one = history.get(one.previous)) {
    if (call === undefined && one.type.endsWith('Scheduled')) call = one
    const { name } = one.details
    if (one.type === 'TaskStateEntered' && typeof name === 'string') return { state: name, ...(call === undefined ? {} : { call }) }
  }
  return {}
}

function parsed(value: Json): Json {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as Json
  } catch {
    return value
  }
}
