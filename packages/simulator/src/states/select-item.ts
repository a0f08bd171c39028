import type { Json } from '@stepwright/asl'
import type { Later } from '../data/later.js'
import { settled, type Settled } from '../data/settled.js'
import type { Item } from '../items/item.js'
import { dialectOf } from '../languages/dialect-of.js'
import type { MapWork } from './map-work.js'

/** What an iteration is given. ItemSelector sees the Map's own input; the item is in the context object. */
export function selectItem({ state, visit, input }: MapWork, index: number, { key, value }: Item): Later<Settled<Json>> {
  const { ItemSelector = state.Parameters } = state
  if (ItemSelector === undefined) return settled(value)
  const context = { ...visit.context, Map: { Item: { Index: index, Value: value, ...(key === undefined ? {} : { Key: key }) } } }
  return dialectOf(visit).template({ ...visit, context }, 'ItemSelector', ItemSelector, input)
}
