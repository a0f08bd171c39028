import { dialectOf } from '../languages/dialect-of.js'
import type { Behaviour } from './behaviour.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export const succeed: Behaviour<'Succeed'> = async (state, visit) => {
  const input = await dialectOf(visit).input(visit, state)
  return input.ok ? dialectOf(visit).leave(visit, state, { value: input.value, merges: 'nothing' }) : input
}
