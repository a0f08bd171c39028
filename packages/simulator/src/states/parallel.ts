import { invariant } from '@stepwright/asl'
import { settled } from '../data/settled.js'
import { evaluateField } from './evaluate-field.js'
import { leave } from './leave.js'
import type { Behaviour } from './visit.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export const parallel: Behaviour<'Parallel'> = async (state, visit) => {
  const input = state.Arguments === undefined ? settled(visit.input) : await evaluateField(visit, 'Arguments', state.Arguments)
  if (!input.ok) return input
  const { clock, runScope } = visit.execution
  const { length } = state.Branches
  const results = await clock.all(length, length, visit.group, (index, group) => {
    const branch = state.Branches[index]
    invariant(branch !== undefined, 'a job beyond the last branch')
    return runScope(branch, visit, input.value, group)
  })
  return results.ok ? leave(state, visit, { value: results.value, extras: { result: results.value } }) : results
}
