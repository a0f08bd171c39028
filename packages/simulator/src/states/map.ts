import type { Json } from '@stepwright/asl'
import type { StateDocumentOf } from '../data/document.js'
import { failed, settled, type Settled } from '../data/settled.js'
import { anArray, anInteger, evaluateField, evaluateTyped, queryError } from './evaluate-field.js'
import { leave } from './leave.js'
import type { Behaviour, Visit } from './visit.js'

/** An inline Map. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
export const map: Behaviour<'Map'> = async (state, visit) => {
  const items = await itemsOf(state, visit)
  if (!items.ok) return items
  const concurrency = await evaluateTyped(visit, 'MaxConcurrency', state.MaxConcurrency ?? 0, anInteger)
  if (!concurrency.ok) return concurrency
  const { clock, runScope } = visit.execution
  const limit = concurrency.value === 0 ? mostAtOnce : Math.min(concurrency.value, mostAtOnce)
  const results = await clock.all(items.value.length, limit, visit.group, async (index, group) => {
    const input = await selectItem(state, visit, index, items.value[index] ?? null)
    return input.ok ? runScope(state.ItemProcessor, visit, input.value, group) : input
  })
  return results.ok ? leave(state, visit, { value: results.value, extras: { result: results.value } }) : results
}

/** Iterations that an inline Map runs at once, whatever MaxConcurrency says: the page above. */
const mostAtOnce = 40

/** AWS words a wrong value differently where an expression made it: recorded in the conformance cases on Map items. */
async function itemsOf(state: StateDocumentOf<'Map'>, visit: Visit): Promise<Settled<readonly Json[]>> {
  if (state.Items !== undefined) return evaluateTyped(visit, 'Items', state.Items, anArray)
  if (anArray.holds(visit.input)) return settled(visit.input)
  return failed(queryError(visit, `Map state input must be an array but was: ${JSON.stringify(visit.input)}`))
}

/** ItemSelector sees the Map's own input; the item is in the context object. */
async function selectItem(state: StateDocumentOf<'Map'>, visit: Visit, index: number, value: Json): Promise<Settled<Json>> {
  if (state.ItemSelector === undefined) return settled(value)
  const context = { ...visit.context, Map: { Item: { Index: index, Value: value } } }
  return evaluateField({ ...visit, context }, 'ItemSelector', state.ItemSelector)
}
