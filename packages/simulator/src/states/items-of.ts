import { evaluateJsonPath, isObject, type Json } from '@stepwright/asl'
import type { StateDocumentOf } from '../data/document.js'
import { settled, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import type { Item } from '../items/item.js'
import { dialectOf } from '../languages/dialect-of.js'
import type { Expected } from '../languages/expected.js'
import { queryFailure, runtimeFailure } from '../languages/failures.js'
import { environment } from '../languages/json-path.js'
import { pathOf } from '../languages/known-paths.js'

/** The items of a Map that reads none. */
export async function itemsOf(state: StateDocumentOf<'Map'>, visit: Visit, input: Json): Promise<Settled<readonly Item[]>> {
  const isDistributed = (state.ItemProcessor ?? state.Iterator)?.ProcessorConfig?.Mode === 'DISTRIBUTED'
  const found = visit.language === 'JSONata' ? await fromItems(state, visit, isDistributed) : fromItemsPath(state, visit, input)
  if (!found.ok) return found
  const { value } = found
  if (Array.isArray(value)) return settled((value as readonly Json[]).map((item) => ({ value: item })))
  return settled(isObject(value) ? itemsInObject(value) : [])
}

/** AWS words a wrong value differently where an expression made it: recorded. Only a distributed Map iterates over an object. */
async function fromItems(state: StateDocumentOf<'Map'>, visit: Visit, isDistributed: boolean): Promise<Settled<Json>> {
  if (state.Items === undefined) {
    if (Array.isArray(visit.input) || (isDistributed && isObject(visit.input))) return settled(visit.input)
    return queryFailure(visit, `Map state input must be an array but was: ${JSON.stringify(visit.input)}`)
  }
  const expected: Expected<Json> = { type: 'array', holds: (value): value is Json => Array.isArray(value) || (isDistributed && isObject(value)) }
  const items = await dialectOf(visit).setting(visit, { field: 'Items', expected, complaint: () => undefined }, state, visit.input)
  return items.ok ? settled(items.value ?? []) : items
}

function fromItemsPath({ ItemsPath = '$' }: StateDocumentOf<'Map'>, visit: Visit, input: Json): Settled<Json> {
  const found = evaluateJsonPath(pathOf(ItemsPath), environment(visit, input))
  if (found.problem !== undefined) return runtimeFailure(visit, `Invalid path '${ItemsPath}' : ${found.problem.message}`)
  if (Array.isArray(found.value)) return settled(found.value)
  // recorded: a path into the context object is written with one dollar sign
  return runtimeFailure(visit, `Reference path "${ItemsPath.replace(/^\$\$/, '$')}" must point to array.`)
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html */
export function itemsInObject(object: { readonly [key: string]: Json }): readonly Item[] {
  return Object.entries(object).map(([key, value]) => ({ key, value: { Key: key, Value: value } }))
}
