import type { Json } from '@stepwright/asl'
import { andThen, type Later } from '../data/later.js'
import type { Settled } from '../data/settled.js'
import type { Exit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import type { Behaviour } from './behaviour.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export const pass: Behaviour<'Pass'> = (state, visit) => {
  const dialect = dialectOf(visit)
  const leave = (payload: Settled<Json>): Later<Settled<Exit>> => {
    if (!payload.ok) return payload
    if (state.Result !== undefined) visit.execution.inspect?.('result', state.Result)
    return dialect.leave(visit, state, { value: state.Result === undefined ? payload.value : state.Result, merges: 'result' })
  }
  return andThen(dialect.input(visit, state), (input) => {
    // `Result` is taken as it stands: recorded, keys that end in `.$` stay
    if (!input.ok || visit.language === 'JSONata') return leave(input)
    return andThen(dialect.payload(visit, state, input.value), leave)
  })
}
