import type { Ending, Pending } from '../data/pending.js'
import type { Failure } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import type { Deadlines } from './patience.js'
import { passedOf } from './rest.js'

/** What came of a task that somebody outside works on. */
export type Attended = { readonly reply: Ending } | { readonly expired: Failure }

interface Listener {
  readonly visit: Visit
  readonly deadlines: Deadlines
  readonly onTaken: (worker: string) => void
}

/** Listens until the task ends, is silent for too long, or takes too long. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#wait-token-hearbeat */
export async function attend(pending: Pending, { visit, deadlines, onTaken }: Listener): Promise<Attended> {
  const { clock } = visit.execution
  const end = clock.seconds - passedOf(visit) + (deadlines.timeoutInSeconds ?? longest)
  const patience = deadlines.heartbeatInSeconds ?? Number.POSITIVE_INFINITY
  for (let silentUntil = clock.seconds + patience; ; ) {
    const word = await clock.within(Math.max(0, Math.min(end, silentUntil) - clock.seconds), visit.group, () => pending.next())
    if (word === undefined) {
      pending.close()
      return { expired: silentUntil < end ? { error: 'States.Timeout', alias: 'States.HeartbeatTimeout' } : { error: 'States.Timeout' } }
    }
    if (word.kind === 'end') {
      pending.close()
      return { reply: word.reply }
    }
    if (word.kind === 'taken') onTaken(word.worker)
    silentUntil = clock.seconds + patience
  }
}

/** The default of TimeoutSeconds. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
const longest = 99_999_999
