import { andThen } from '../data/later.js'
import { dialectOf } from '../languages/dialect-of.js'
import type { Behaviour } from './behaviour.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export const succeed: Behaviour<'Succeed'> = (state, visit) => {
  const dialect = dialectOf(visit)
  return andThen(dialect.input(visit, state), (input) => (input.ok ? dialect.leave(visit, state, { value: input.value, merges: 'nothing' }) : input))
}
