import type { JsonObject } from '@stepwright/asl'
import { pageOf } from './page-of.js'
import type { ChildRecord, ExecutionRecord, MapRunRecord } from './records.js'
import { isRefusal, refuse, type Refusal } from './refusal.js'
import { seconds, textIn } from './request-values.js'
import type { Operation, World } from './world.js'

/** Runs of distributed Maps. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html */
export const mapRuns = {
  DescribeMapRun: (world, request) => {
    const record = mapRunOf(world, request)
    return isRefusal(record) ? record : describe(world, record)
  },
  ListMapRuns: (world, request) => {
    const arn = textIn(request, 'executionArn')
    if (!/^arn:[^:]+:states:[^:]*:[^:]*:execution:[^:]+:.+/.test(arn)) return refuse('InvalidArn', `Invalid Arn: '${arn}'`)
    if (world.executions.get(arn) === undefined) return refuse('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
    const page = pageOf(world.mapRuns.all().filter(({ execution }) => execution === arn).reverse(), request)
    return isRefusal(page) ? page : { mapRuns: page.items.map((one) => ({ mapRunArn: one.arn, executionArn: one.execution, stateMachineArn: one.machine, ...datesOf(one) })), ...page.next }
  },
  UpdateMapRun: (world, request) => {
    const record = mapRunOf(world, request)
    if (isRefusal(record)) return record
    if (record.status !== 'RUNNING') return refuse('ValidationException', 'The Map Run has ended and cannot be updated')
    const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = request
    const limits = {
      ...record.limits,
      ...(typeof maxConcurrency === 'number' ? { concurrency: maxConcurrency } : {}),
      ...(typeof toleratedFailureCount === 'number' ? { toleratedCount: toleratedFailureCount } : {}),
      ...(typeof toleratedFailurePercentage === 'number' ? { toleratedPercentage: toleratedFailurePercentage } : {}),
    }
    world.mapRuns.set(record.arn, { ...record, limits })
    return {}
  },
} satisfies { readonly [operation: string]: Operation }

/** Those of its child executions, as executions; none for EXPRESS, whose children the service does not keep. */
export function executionsOfMapRun(world: World, arn: string): readonly ExecutionRecord[] | Refusal {
  const record = world.mapRuns.get(arn)
  if (record === undefined) return refuse('ResourceNotFound', `Resource not found: '${arn}'`)
  if (record.type === 'EXPRESS') return refuse('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine')
  return childrenOf(world, arn).flatMap((child) => executionOfChild(world, child.arn) ?? [])
}

/** A child execution as one of its own, with what it has from its Map's. */
export function executionOfChild({ mapChildren, mapRuns, executions }: World, arn: string): ExecutionRecord | undefined {
  const child = mapChildren.get(arn)
  const run = mapRuns.get(child?.mapRun ?? '')
  const parent = executions.get(run?.execution ?? '')
  if (child === undefined || run === undefined || parent === undefined || run.type === 'EXPRESS') return undefined
  const { definition, roleArn, revision, seed } = parent
  const { items: _, life: __, mapRun, ...own } = child
  return { ...own, machine: run.machine, name: arn.slice(arn.lastIndexOf(':') + 1), type: run.type, synchronous: false, seed, definition, roleArn, revision, mapRun }
}

function mapRunOf({ mapRuns }: World, request: JsonObject): MapRunRecord | Refusal {
  const arn = textIn(request, 'mapRunArn')
  if (!/^arn:[^:]+:states:[^:]*:[^:]*:mapRun:[^:]+:.+/.test(arn)) return refuse('InvalidArn', `Invalid Arn: '${arn}'`)
  return mapRuns.get(arn) ?? refuse('ResourceNotFound', `Resource not found: '${arn}'`)
}

const childrenOf = ({ mapChildren }: World, arn: string): readonly ChildRecord[] => mapChildren.all().filter(({ mapRun }) => mapRun === arn)

function describe(world: World, record: MapRunRecord): JsonObject {
  const children = childrenOf(world, record.arn)
  const { limits, execution, redrives, status } = record
  return {
    mapRunArn: record.arn, executionArn: execution, status, ...datesOf(record),
    maxConcurrency: limits.concurrency, toleratedFailureCount: limits.toleratedCount ?? 0, toleratedFailurePercentage: limits.toleratedPercentage ?? 0,
    itemCounts: countsOf(children, record, itemsOf),
    executionCounts: countsOf(children, record, () => 1),
    redriveCount: redrives,
  }
}

const itemsOf = ({ items }: ChildRecord): number => items

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunItemCounts.html */
function countsOf(children: readonly ChildRecord[], run: MapRunRecord, weight: (child: ChildRecord) => number): JsonObject {
  const weigh = (wanted: (child: ChildRecord) => boolean): number => children.reduce((sum, child) => (wanted(child) ? sum + weight(child) : sum), 0)
  const awaitsRedrive = ({ status, life }: ChildRecord): boolean => run.status === 'RUNNING' && life < run.life && status !== 'SUCCEEDED'
  const those = (status: ChildRecord['status']): number => weigh((child) => child.status === status && !awaitsRedrive(child))
  const [total, pendingRedrive] = [weight === itemsOf ? run.items : run.executions, weigh(awaitsRedrive)]
  const counts = { running: those('RUNNING'), succeeded: those('SUCCEEDED'), failed: those('FAILED'), timedOut: those('TIMED_OUT'), aborted: those('ABORTED') }
  const begun = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return { pending: Math.max(0, total - begun - pendingRedrive), ...counts, total, resultsWritten: counts.succeeded + counts.failed, failuresNotRedrivable: 0, pendingRedrive }
}

function datesOf({ started, stopped }: MapRunRecord): JsonObject {
  return { startDate: seconds(started), ...(stopped === undefined ? {} : { stopDate: seconds(stopped) }) }
}
