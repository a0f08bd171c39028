import { dialectOf } from '../languages/dialect-of.js'
import type { Behaviour } from './behaviour.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export const pass: Behaviour<'Pass'> = async (state, visit) => {
  const dialect = dialectOf(visit)
  const input = await dialect.input(visit, state)
  if (!input.ok) return input
  // `Result` is taken as it stands: recorded, keys that end in `.$` stay
  const payload = visit.language === 'JSONata' ? input : await dialect.payload(visit, state, input.value)
  if (!payload.ok) return payload
  if (state.Result !== undefined) visit.execution.inspect?.('result', state.Result)
  return dialect.leave(visit, state, { value: state.Result === undefined ? payload.value : state.Result, merges: 'result' })
}
