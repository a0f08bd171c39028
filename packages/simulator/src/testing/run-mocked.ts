import type { Json } from '@stepwright/asl'
import type { StateDocument, StateDocumentOf } from '../data/document.js'
import type { Later } from '../data/later.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Exit, Visit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import { concurrencySetting, percentageSetting, toleratedCountSetting } from '../languages/settings.js'
import { attempt } from '../states/attempt.js'
import { exceeded } from '../states/exceeded.js'
import { itemsOf } from '../states/items-of.js'

/** What the work of a Map or Parallel yields, instead of being done. */
export interface MockedWork {
  readonly result: Settled<Json>
  /** How many iterations of a Map are said to have failed. */
  readonly failures: number
}

/** One attempt of a state, with what a Map or Parallel yields given. The answer to a Task is the execution's business. */
export function runMocked(state: StateDocument, visit: Visit, mocked: MockedWork | undefined): Later<Settled<Exit>> {
  if (mocked === undefined) return attempt(state, visit)
  if (state.Type === 'Map') return mockedMap(state, visit, mocked)
  return state.Type === 'Parallel' ? mockedParallel(state, visit, mocked) : attempt(state, visit)
}

async function mockedParallel(state: StateDocumentOf<'Parallel'>, visit: Visit, { result }: MockedWork): Promise<Settled<Exit>> {
  const dialect = dialectOf(visit)
  const input = await dialect.input(visit, state)
  if (!input.ok) return input
  const payload = await dialect.payload(visit, state, input.value)
  if (!payload.ok) return payload
  return result.ok ? dialect.leave(visit, state, { value: result.value, result: result.value, merges: 'selected-result' }) : result
}

async function mockedMap(state: StateDocumentOf<'Map'>, visit: Visit, { result, failures }: MockedWork): Promise<Settled<Exit>> {
  const dialect = dialectOf(visit)
  const input = await dialect.input(visit, state)
  if (!input.ok) return input
  const items = state.ItemReader === undefined ? await itemsOf(state, visit, input.value) : settled([])
  if (!items.ok) return items
  const limits = await limitsOf(state, visit, input.value)
  if (!limits.ok) return limits
  if (!result.ok) return result
  const all = Array.isArray(result.value) ? result.value.length : 0
  if (isExceeded(limits.value, failures, all)) return failed(exceeded)
  return dialect.leave(visit, state, { value: result.value, result: result.value, merges: 'selected-result' })
}

interface Limits {
  readonly count: number | undefined
  readonly percentage: number | undefined
}

async function limitsOf(state: StateDocumentOf<'Map'>, visit: Visit, input: Json): Promise<Settled<Limits>> {
  const { inspect } = visit.execution
  const concurrency = await dialectOf(visit).setting(visit, concurrencySetting, state, input)
  if (!concurrency.ok) return concurrency
  inspect?.('maxConcurrency', concurrency.value ?? 0)
  const count = await dialectOf(visit).setting(visit, toleratedCountSetting, state, input)
  if (!count.ok) return count
  if (count.value !== undefined) inspect?.('toleratedFailureCount', count.value)
  const percentage = await dialectOf(visit).setting(visit, percentageSetting, state, input)
  if (!percentage.ok) return percentage
  if (percentage.value !== undefined) inspect?.('toleratedFailurePercentage', percentage.value)
  return settled({ count: count.value, percentage: percentage.value })
}

/** Recorded: unlike in an execution, nothing is exceeded where the state sets no threshold. */
function isExceeded({ count, percentage }: Limits, failures: number, all: number): boolean {
  return (count !== undefined && failures > count) || (percentage !== undefined && failures * 100 > percentage * all)
}

