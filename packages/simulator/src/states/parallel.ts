import { invariant } from '@stepwright/asl'
import { dialectOf } from '../languages/dialect-of.js'
import type { Behaviour } from './behaviour.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export const parallel: Behaviour<'Parallel'> = async (state, visit) => {
  const dialect = dialectOf(visit)
  const effective = await dialect.input(visit, state)
  if (!effective.ok) return effective
  const input = await dialect.payload(visit, state, effective.value)
  if (!input.ok) return input
  const { thread, execution } = visit
  thread.record('ParallelStateStarted')
  const { length } = state.Branches
  // forked before any branch runs: each begins behind the start
  const threads = state.Branches.map((_, index) => thread.fork(index))
  const results = await execution.clock.all(length, length, visit.group, async (index, group) => {
    const [branch, line] = [state.Branches[index], threads[index]]
    invariant(branch !== undefined && line !== undefined, 'a job beyond the last branch')
    const result = await execution.runScope(branch, { outer: visit, input: input.value, group, thread: line })
    thread.follow(line.last())
    return result
  })
  if (!results.ok) return results
  thread.note('ParallelStateSucceeded')
  return dialect.leave(visit, state, { value: results.value, result: results.value, merges: 'selected-result' })
}
