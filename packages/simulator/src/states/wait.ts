import { isTimestamp, type Json } from '@stepwright/asl'
import type { StateDocumentOf } from '../data/document.js'
import { settled, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import { queryFailure, runtimeFailure } from '../languages/failures.js'
import { notATimestamp, secondsSetting, timestampSetting } from '../languages/settings.js'
import type { Behaviour } from './behaviour.js'
import { rest } from './rest.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export const wait: Behaviour<'Wait'> = async (state, visit) => {
  const dialect = dialectOf(visit)
  const input = await dialect.input(visit, state)
  if (!input.ok) return input
  const seconds = await secondsOf(state, visit, input.value)
  if (!seconds.ok) return seconds
  await (state.Seconds === undefined && state.SecondsPath === undefined ? visit.execution.clock.sleep(seconds.value, visit.group) : rest(visit, seconds.value))
  return dialect.leave(visit, state, { value: input.value, merges: 'nothing' })
}

const secondsOfWait = secondsSetting('Seconds')

async function secondsOf(state: StateDocumentOf<'Wait'>, visit: Visit, input: Json): Promise<Settled<number>> {
  const dialect = dialectOf(visit)
  if (state.Timestamp === undefined && state.TimestampPath === undefined) {
    const seconds = await dialect.setting(visit, secondsOfWait, state, input)
    return seconds.ok ? settled(seconds.value ?? 0) : seconds
  }
  const text = await dialect.setting(visit, timestampSetting, state, input)
  if (!text.ok) return text
  const until = text.value !== undefined && isTimestamp(text.value) ? Date.parse(text.value) : Number.NaN
  if (Number.isNaN(until)) return wrongTimestamp(state, visit, text.value ?? '')
  const seconds = (until - visit.execution.clock.milliseconds) / 1000
  // recorded: 24,855 days pass, 24,856 do not, which is where 32 bits of seconds end
  if (seconds > longestWait) return runtimeFailure(visit, 'Wait state delay is too long.')
  return settled(Math.max(0, seconds))
}

const longestWait = 2 ** 31 - 1

function wrongTimestamp({ TimestampPath }: StateDocumentOf<'Wait'>, visit: Visit, text: string): Settled<never> {
  if (TimestampPath !== undefined) return runtimeFailure(visit, `${notATimestamp}: ${TimestampPath} == ${text}`)
  const reason = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`
  return queryFailure(visit, reason, { location: 'Timestamp', after: 'entry' })
}
