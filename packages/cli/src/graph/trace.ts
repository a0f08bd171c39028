import { isObject } from '@stepwright/asl'

/** What an execution went through. */
export interface Trace {
  /** By name: how often it was entered, and whether it ever failed without being left. */
  readonly states: ReadonlyMap<string, { readonly times: number; readonly failed: boolean }>
  /** Ways that were taken, as `["From","To"]`; `["Last",null]` where the execution ended well. */
  readonly ways: ReadonlySet<string>
}

/**
 * Reads the history of an execution: what `aws stepfunctions get-execution-history` prints, or a list of such events.
 * `undefined` for anything else.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function readTrace(value: unknown): Trace | undefined {
  const list = isObject(value) ? value['events'] : value
  if (!Array.isArray(list)) return undefined
  const events = list.map(readEvent)
  if (events.some((event) => event === undefined)) return undefined
  return traceOf(events.filter((event) => event !== undefined).sort((one, other) => one.id - other.id))
}

interface Event {
  readonly id: number
  readonly before: number
  readonly type: string
  readonly state: string | undefined
}

function readEvent(value: unknown): Event | undefined {
  if (!isObject(value)) return undefined
  const { id, previousEventId, type } = value
  if (typeof id !== 'number' || typeof type !== 'string') return undefined
  const details = ['stateEnteredEventDetails', 'stateExitedEventDetails', 'details'].map((name) => value[name]).find(isObject)
  const state = /State(Entered|Exited)$/.test(type) ? details?.['name'] : undefined
  return { id, before: typeof previousEventId === 'number' ? previousEventId : 0, type, state: typeof state === 'string' ? state : undefined }
}

function traceOf(events: readonly Event[]): Trace {
  const byId = new Map(events.map((event) => [event.id, event]))
  const [entered, left] = [new Map<string, number>(), new Map<string, number>()]
  const ways = new Set<string>()
  for (const event of events) {
    const { type, state } = event
    if (state !== undefined) {
      const counts = type.endsWith('StateEntered') ? entered : left
      counts.set(state, (counts.get(state) ?? 0) + 1)
    }
    if (type === 'ExecutionSucceeded' || (type.endsWith('StateEntered') && state !== undefined)) {
      const from = leftBefore(event, byId)
      if (from !== undefined) ways.add(JSON.stringify([from, state ?? null]))
    }
  }
  const states = [...entered].map(([name, times]) => [name, { times, failed: (left.get(name) ?? 0) < times && hasFailed(events) }] as const)
  return { states: new Map(states), ways }
}

/** A run that goes on is not wrong where it is. */
const hasFailed = (events: readonly Event[]): boolean => events.some(({ type }) => /^Execution(Failed|Aborted|TimedOut)$/.test(type))

/** The state that was left on the way to an event; none where the event is the first inside a Map or Parallel. */
function leftBefore({ before }: Event, byId: ReadonlyMap<number, Event>): string | undefined {
  for (let event = byId.get(before); event !== undefined; event = byId.get(event.before)) {
    if (event.type.endsWith('StateExited')) return event.state
    if (event.type.endsWith('StateEntered') || event.id <= event.before) return undefined
  }
  return undefined
}
