import type { StateDocumentOf } from '../data/document.js'
import { failed, settled, type Settled } from '../data/settled.js'
import { aString, anInteger, evaluateTyped, queryError } from './evaluate-field.js'
import { leave } from './leave.js'
import type { Behaviour, Visit } from './visit.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export const wait: Behaviour<'Wait'> = async (state, visit) => {
  const seconds = await secondsOf(state, visit)
  if (!seconds.ok) return seconds
  await visit.execution.clock.sleep(seconds.value, visit.group)
  return leave(state, visit, { value: visit.input })
}

async function secondsOf(state: StateDocumentOf<'Wait'>, visit: Visit): Promise<Settled<number>> {
  if (state.Timestamp === undefined) return evaluateTyped(visit, 'Seconds', state.Seconds ?? 0, anInteger)
  const text = await evaluateTyped(visit, 'Timestamp', state.Timestamp, aString)
  if (!text.ok) return text
  const until = timestampForm.test(text.value) ? Date.parse(text.value) : Number.NaN
  if (Number.isNaN(until)) {
    const reason = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text.value}`
    return failed(queryError(visit, reason))
  }
  return settled(Math.max(0, (until - visit.execution.clock.milliseconds) / 1000))
}

/** RFC 3339 with a capital T, and Z or an offset. @see https://states-language.net/spec.html#timestamps */
const timestampForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/
