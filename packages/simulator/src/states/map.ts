import { invariant, type Json } from '@stepwright/asl'
import type { StateDocumentOf } from '../data/document.js'
import { settled, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import { concurrencySetting } from '../languages/settings.js'
import type { Behaviour } from './behaviour.js'
import { distributedMap } from './distributed-map.js'
import { inlineMap } from './inline-map.js'
import { itemsOf } from './items-of.js'
import type { MapWork } from './map-work.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export const map: Behaviour<'Map'> = async (state, visit) => {
  const dialect = dialectOf(visit)
  const input = await dialect.input(visit, state)
  if (!input.ok) return input
  const concurrency = await dialect.setting(visit, concurrencySetting, state, input.value)
  if (!concurrency.ok) return concurrency
  // a reader's items come later: recorded, the length is 0 then
  const items = state.ItemReader === undefined ? await itemsOf(state, visit, input.value) : settled([])
  if (!items.ok) return items
  visit.thread.record('MapStateStarted', { length: items.value.length })
  const results = await run(state, visit, { input: input.value, items: items.value, concurrency: concurrency.value ?? 0 })
  if (!results.ok) return results
  return dialect.leave(visit, state, { value: results.value, result: results.value, merges: 'selected-result' })
}

function run(state: StateDocumentOf<'Map'>, visit: Visit, facts: Pick<MapWork, 'input' | 'items' | 'concurrency'>): Promise<Settled<Json>> {
  const processor = state.ItemProcessor ?? state.Iterator
  invariant(processor !== undefined, 'a checked Map has an item processor')
  const work: MapWork = { state, processor, visit, ...facts }
  return processor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? distributedMap(work) : inlineMap(work)
}
