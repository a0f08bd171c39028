import { invariant, type Json } from '@stepwright/asl'
import { failed, settled, type Settled } from '../data/settled.js'
import { historyIsFull } from '../languages/failures.js'
import type { MapWork } from './map-work.js'
import { selectItem } from './select-item.js'

/** Runs the iterations inside the execution. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
export async function inlineMap(work: MapWork): Promise<Settled<Json>> {
  const { visit, items, processor, concurrency } = work
  const { thread, execution, name } = visit
  const limit = concurrency === 0 ? mostAtOnce : Math.min(concurrency, mostAtOnce)
  const started = thread.last()
  // an iteration that takes the place of another follows its last event
  const ends: number[] = []
  const results = await execution.clock.all(items.length, limit, visit.group, async (index, group) => {
    const item = items[index]
    invariant(item !== undefined, 'a job beyond the last item')
    if (execution.isFull()) return failed(historyIsFull)
    const line = thread.fork(index)
    if (line.place === undefined) {
      line.follow(index < limit ? started : (ends.shift() ?? started))
      line.record('MapIterationStarted', { index, name })
    }
    const selected = line.place === undefined ? selectItem(work, index, item) : settled(line.place.input)
    const input = selected instanceof Promise ? await selected : selected
    const result = input.ok ? await execution.runScope(processor, { outer: visit, input: input.value, group, thread: line }) : input
    ends.push(line.last())
    thread.follow(result.ok ? line.note('MapIterationSucceeded', { index, name }) : line.last())
    if (!result.ok) line.note('MapIterationFailed', { index, name })
    return result
  })
  if (results.ok) thread.note('MapStateSucceeded')
  return results
}

/** Iterations that an inline Map runs at once, whatever MaxConcurrency says: the page above. */
const mostAtOnce = 40
