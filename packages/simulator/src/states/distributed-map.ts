import { invariant, isObject, type Json } from '@stepwright/asl'
import { isOwnError } from '../data/is-own-error.js'
import type { MapRunLimits, MapRunWatch } from '../data/map-run.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { batches } from '../items/batches.js'
import type { Item } from '../items/item.js'
import { readItems } from '../items/read-items.js'
import { transformed, writeResults, type ChildResult } from '../items/write-results.js'
import { dialectOf } from '../languages/dialect-of.js'
import { countSetting, maxItemsSetting, percentageSetting, toleratedCountSetting } from '../languages/settings.js'
import { exceeded } from './exceeded.js'
import type { MapWork } from './map-work.js'
import { selectItem } from './select-item.js'

/** Runs each item, or batch of items, as an execution of its own. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export async function distributedMap(work: MapWork): Promise<Settled<Json>> {
  const settings = await settingsOf(work)
  if (!settings.ok) return settings
  const { thread, execution } = work.visit
  const { toleratedCount, toleratedPercentage } = settings.value
  const type = work.processor.ProcessorConfig?.ExecutionType ?? 'STANDARD'
  const watch = execution.watchMapRun?.(thread.at(), { label: work.state.Label, type, limits: { concurrency: work.concurrency, toleratedCount, toleratedPercentage } })
  const mapRunArn = watch?.arn ?? arnOf(work)
  if (watch === undefined || watch.redrives === 0) thread.record('MapRunStarted', { mapRunArn })
  else thread.record('MapRunRedriven', { mapRunArn, redriveCount: watch.redrives })
  const results = await runAll(work, settings.value, watch)
  watch?.end(results.ok ? 'SUCCEEDED' : 'FAILED')
  if (!results.ok) {
    const { error, cause, final } = results.failure
    if (final !== true) thread.record('MapRunFailed', { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) })
    return results
  }
  thread.record('MapRunSucceeded')
  thread.note('MapStateSucceeded')
  return handOn(work, mapRunArn, results.value)
}

interface Settings {
  readonly toleratedCount: number | undefined
  readonly toleratedPercentage: number | undefined
  readonly maxItems: number
}

const mostPerBatch = countSetting('MaxItemsPerBatch', 'ItemBatcher/MaxItemsPerBatch')
const mostBytesPerBatch = countSetting('MaxInputBytesPerBatch', 'ItemBatcher/MaxInputBytesPerBatch')

async function settingsOf({ state, visit, input }: MapWork): Promise<Settled<Settings>> {
  const dialect = dialectOf(visit)
  const count = await dialect.setting(visit, toleratedCountSetting, state, input)
  if (!count.ok) return count
  const percentage = await dialect.setting(visit, percentageSetting, state, input)
  if (!percentage.ok) return percentage
  const most = await dialect.setting(visit, maxItemsSetting, state.ItemReader?.ReaderConfig ?? {}, input)
  if (!most.ok) return most
  return settled({ toleratedCount: count.value, toleratedPercentage: percentage.value, maxItems: most.value ?? 0 })
}

/** `…:mapRun:<machine>/<label or id>:<id>`. */
function arnOf({ state, visit }: MapWork): string {
  const { chance } = visit.execution
  return `${visit.context.StateMachine.Id.replace(':stateMachine:', ':mapRun:')}/${state.Label ?? chance.uuid()}:${chance.uuid()}`
}

async function runAll(work: MapWork, settings: Settings, watch: MapRunWatch | undefined): Promise<Settled<readonly ChildResult[]>> {
  const items = await readAll(work, settings)
  if (!items.ok) return items
  const inputs = await inputsOf(work, items.value)
  if (!inputs.ok) return inputs
  const { visit, processor, concurrency } = work
  const { execution } = visit
  const total = inputs.value.length
  watch?.count(items.value.length, total)
  const limits = (): MapRunLimits => watch?.limits() ?? { ...settings, concurrency }
  const most = (): number => (limits().concurrency === 0 ? mostAtOnce : limits().concurrency)
  let failures = 0
  return execution.clock.all(total, most, visit.group, async (index, group) => {
    const input = inputs.value[index]
    invariant(input !== undefined, 'a job beyond the last item')
    const child = watch?.child(index, input, itemsIn(work, input))
    const arn = child?.arn ?? childArn(visit, work)
    const result = child?.known ?? (await execution.runChild(processor, { outer: visit, input, group, index, watch: child }))
    if (result.ok) return settled<ChildResult>({ arn, input, output: result.value })
    const { error, cause, final } = result.failure
    if (final === true && isOwnError(error)) return result
    failures += 1
    if (failures > toleratedOf(limits(), total)) return failed(exceeded)
    return settled<ChildResult>({ arn, input, ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) })
  })
}

/** A batch has several. */
function itemsIn({ state }: MapWork, input: Json): number {
  const batch = state.ItemBatcher !== undefined && isObject(input) ? input['Items'] : undefined
  return Array.isArray(batch) ? batch.length : 1
}

/** The default of MaxConcurrency. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
const mostAtOnce = 10_000

/** How many children may fail; the smaller of two limits counts. */
function toleratedOf({ toleratedCount: count, toleratedPercentage: percentage }: MapRunLimits, total: number): number {
  if (count === undefined && percentage === undefined) return 0
  return Math.min(count ?? Infinity, percentage === undefined ? Infinity : Math.floor((total * percentage) / 100))
}

function childArn({ context, execution }: Visit, { state }: MapWork): string {
  return `${context.StateMachine.Id.replace(':stateMachine:', ':execution:')}/${state.Label ?? 'map'}:${execution.chance.uuid()}`
}

async function readAll({ state, visit, input, items }: MapWork, { maxItems: most }: Settings): Promise<Settled<readonly Item[]>> {
  const { ItemReader } = state
  if (ItemReader === undefined) return settled(items)
  if (most < 0) return failed({ error: 'States.ItemReaderFailed', cause: 'field MaxItems must be positive' })
  const args = await dialectOf(visit).template(visit, 'ItemReader/Arguments', ItemReader.Parameters ?? ItemReader.Arguments ?? {}, input)
  if (!args.ok) return args
  const read = await readItems(visit.execution.objects, { resource: ItemReader.Resource, config: ItemReader.ReaderConfig ?? {}, arguments: args.value })
  if (read.problem !== undefined) return failed({ error: 'States.ItemReaderFailed', cause: read.problem })
  return settled(most === 0 ? read.items : read.items.slice(0, most))
}

/** What each child is given. */
async function inputsOf(work: MapWork, items: readonly Item[]): Promise<Settled<readonly Json[]>> {
  const selected: Json[] = []
  for (const [index, item] of items.entries()) {
    const value = await selectItem(work, index, item)
    if (!value.ok) return value
    selected.push(value.value)
  }
  const { state, visit, input } = work
  const { ItemBatcher } = state
  if (ItemBatcher === undefined) return settled(selected)
  const dialect = dialectOf(visit)
  const mostItems = await dialect.setting(visit, mostPerBatch, ItemBatcher, input)
  if (!mostItems.ok) return mostItems
  const mostBytes = await dialect.setting(visit, mostBytesPerBatch, ItemBatcher, input)
  if (!mostBytes.ok) return mostBytes
  const shared = ItemBatcher.BatchInput === undefined ? undefined : await dialect.template(visit, 'ItemBatcher/BatchInput', ItemBatcher.BatchInput, input)
  if (shared?.ok === false) return shared
  const limits = {
    ...(mostItems.value === undefined ? {} : { items: mostItems.value }),
    ...(mostBytes.value === undefined ? {} : { bytes: mostBytes.value }),
  }
  return settled(batches(selected, limits).map((Items) => ({ ...(shared === undefined ? {} : { BatchInput: shared.value }), Items })))
}

async function handOn({ state, visit, input }: MapWork, mapRunArn: string, results: readonly ChildResult[]): Promise<Settled<Json>> {
  const { ResultWriter } = state
  if (ResultWriter === undefined) return settled(transformed(results))
  if (ResultWriter.Resource === undefined) return settled(transformed(results, ResultWriter.WriterConfig?.Transformation))
  const target = await dialectOf(visit).template(visit, 'ResultWriter/Arguments', ResultWriter.Parameters ?? ResultWriter.Arguments ?? {}, input)
  if (!target.ok) return target
  return settled(writeResults(visit.execution.objects, results, { writer: ResultWriter, mapRunArn, target: target.value }))
}
