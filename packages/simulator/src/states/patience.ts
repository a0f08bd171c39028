import type { ReplyFacts } from '../data/reply.js'
import type { Failure } from '../data/settled.js'

/** How long a task may take, in seconds, and how long it may be silent; named as in the events that say so. */
export interface Deadlines {
  readonly timeoutInSeconds?: number
  readonly heartbeatInSeconds?: number
}

/** When a task ends, seconds from its start, and what with, if it is too late. */
export interface Patience {
  readonly seconds: number
  readonly expired?: Failure
}

/** Compares a reply with its deadlines. */
export function patience({ after = 0, never = false, heartbeats = [] }: ReplyFacts, { timeoutInSeconds = longest, heartbeatInSeconds }: Deadlines): Patience {
  const end = never ? Number.POSITIVE_INFINITY : after
  const silent = heartbeatInSeconds === undefined ? Number.POSITIVE_INFINITY : silenceEnds(heartbeats, heartbeatInSeconds, end)
  if (end <= silent && end <= timeoutInSeconds) return { seconds: end }
  // recorded: a missing heartbeat is a `States.Timeout` as well; AWS's page has catchers know it by its own name
  if (silent < timeoutInSeconds) return { seconds: silent, expired: { error: 'States.Timeout', alias: 'States.HeartbeatTimeout' } }
  return { seconds: timeoutInSeconds, expired: { error: 'States.Timeout' } }
}

/** The default of TimeoutSeconds. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
const longest = 99_999_999

/** When the silence has lasted too long; infinity if it never does before `end`. */
function silenceEnds(heartbeats: readonly number[], seconds: number, end: number): number {
  let last = 0
  for (const beat of [...heartbeats].sort((left, right) => left - right)) {
    if (beat > last + seconds) break
    last = Math.max(last, beat)
  }
  return last + seconds < end ? last + seconds : Number.POSITIVE_INFINITY
}
