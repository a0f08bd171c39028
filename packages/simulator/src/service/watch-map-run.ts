import type { Json } from '@stepwright/asl'
import type { ChildWatch, MapRunWatch, WatchMapRun } from '../data/map-run.js'
import type { Settled } from '../data/settled.js'
import type { Notes } from './notes.js'
import type { ExecutionRecord, MapRunRecord } from './records.js'
import type { World } from './world.js'

/** Keeps what happens to the runs of an execution's distributed Maps, and to their child executions. */
export function watchMapRun(world: World, execution: ExecutionRecord, notes: Notes): WatchMapRun {
  return (at, { label, type, limits }) => {
    // noted before it is made: a process that dies in between must not make a second one
    const noted = notes.get(at).mapRun
    const known = world.mapRuns.get(noted ?? '')
    const machine = known?.machine ?? `${execution.machine}/${label ?? noted?.split('/')[1]?.split(':')[0] ?? world.uuid()}`
    const arn = noted ?? `${machine.replace(':stateMachine:', ':mapRun:')}:${world.uuid()}`
    if (noted === undefined) notes.add(at, { mapRun: arn })
    const { concurrency, toleratedCount, toleratedPercentage } = limits
    const given = { concurrency, ...(toleratedCount === undefined ? {} : { toleratedCount }), ...(toleratedPercentage === undefined ? {} : { toleratedPercentage }) }
    const made: MapRunRecord = { arn, execution: execution.arn, machine, type, status: 'RUNNING', started: world.now(), limits: given, items: 0, executions: 0, redrives: 0 }
    const record = world.mapRuns.set(arn, known === undefined ? made : goingOn(known))
    return watch(world, { record, notes, at })
  }
}

/** One that has ended is redriven; one that has not was running when the process ended. */
function goingOn({ stopped: _, ...record }: MapRunRecord): MapRunRecord {
  return { ...record, status: 'RUNNING', redrives: record.redrives + (record.status === 'RUNNING' ? 0 : 1) }
}

interface Watched {
  readonly record: MapRunRecord
  readonly notes: Notes
  readonly at: string
}

function watch(world: World, watched: Watched): MapRunWatch {
  const { arn, redrives } = watched.record
  const change = (facts: Partial<MapRunRecord>): void => void world.mapRuns.set(arn, { ...(world.mapRuns.get(arn) ?? watched.record), ...facts })
  return {
    arn,
    redrives,
    limits: () => ({ toleratedCount: undefined, toleratedPercentage: undefined, ...(world.mapRuns.get(arn) ?? watched.record).limits }),
    count: (items, executions) => change({ items, executions }),
    child: (index, input, items) => watchChild(world, watched, { index, input, items }),
    end: (status) => endMapRun(world, arn, status),
  }
}

function watchChild({ mapChildren, childEvents, options, now }: World, { record, notes, at }: Watched, { index, input, items }: { readonly index: number; readonly input: Json; readonly items: number }): ChildWatch {
  const id = record.arn.slice(record.arn.lastIndexOf(':') + 1)
  // the same in every life: the run's id, which ends in the index
  const arn = `${record.machine.replace(':stateMachine:', ':execution:')}:${id.slice(0, 24)}${index.toString(16).padStart(12, '0')}`
  const place = `${at}.${index}`
  const { result } = notes.get(place)
  const begun = { arn, mapRun: record.arn, input: JSON.stringify(input), items }
  const started = mapChildren.get(arn)?.started ?? now()
  let events: readonly Json[] = []
  return {
    arn,
    known: result === undefined ? undefined : { result },
    begin: (history) => {
      childEvents.set(arn, history)
      // events are made of JSON
      events = history as unknown as readonly Json[]
      mapChildren.set(arn, { ...begun, status: 'RUNNING', started })
    },
    end: (ended: Settled<Json>) => {
      if (record.type === 'STANDARD') options.store.append(`events ${arn}`, 0, events)
      childEvents.delete(arn)
      const { error, cause } = ended.ok ? {} : ended.failure
      const outcome = ended.ok ? { status: 'SUCCEEDED' as const, output: ended.value } : { status: 'FAILED' as const, ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
      mapChildren.set(arn, { ...begun, started, stopped: now(), ...outcome })
      if (ended.ok) notes.succeed(place, ended.value)
    },
  }
}

/** What runs yet is aborted with it. */
export function endMapRun({ mapRuns, mapChildren, childEvents, options, now }: World, arn: string, status: MapRunRecord['status']): void {
  const record = mapRuns.get(arn)
  if (record?.status !== 'RUNNING') return
  for (const child of mapChildren.all()) {
    if (child.mapRun !== arn || child.status !== 'RUNNING') continue
    const events = childEvents.get(child.arn) ?? []
    const last = { id: events.length + 1, previousEventId: 0, timestamp: now(), type: 'ExecutionAborted', details: {} }
    if (record.type === 'STANDARD') options.store.append(`events ${child.arn}`, 0, [...(events as unknown as readonly Json[]), last])
    childEvents.delete(child.arn)
    mapChildren.set(child.arn, { ...child, status: 'ABORTED', stopped: now() })
  }
  mapRuns.set(arn, { ...record, status, stopped: now() })
}
