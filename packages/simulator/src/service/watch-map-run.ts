import type { Json } from '@stepwright/asl'
import type { ChildWatch, MapRunWatch, WatchMapRun } from '../data/map-run.js'
import { failed, settled, type Settled } from '../data/settled.js'
import { lastRedrive, type LinedEvent } from '../events/told-on.js'
import { mostEvents } from '../machine/most-events.js'
import type { Notes } from './notes.js'
import type { ChildRecord, ExecutionRecord, MapRunRecord } from './records.js'
import { saverOf, storedEvents } from './saved-events.js'
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
    const made: MapRunRecord = { arn, execution: execution.arn, machine, type, status: 'RUNNING', started: world.now(), limits: given, items: 0, executions: 0, redrives: 0, life: execution.redrives }
    const record = world.mapRuns.set(arn, known === undefined ? made : goingOn(known, execution.redrives))
    return watch(world, { record, notes, at })
  }
}

/** It is redriven with its execution; or it was running when the process ended. */
function goingOn({ stopped: _, ...record }: MapRunRecord, life: number): MapRunRecord {
  return { ...record, status: 'RUNNING', redrives: record.redrives + (record.life === life ? 0 : 1), life }
}

interface Watched {
  readonly record: MapRunRecord
  readonly notes: Notes
  readonly at: string
}

function watch(world: World, watched: Watched): MapRunWatch {
  const { record } = watched
  const { arn, redrives } = record
  const change = (facts: Partial<MapRunRecord>): void => void world.mapRuns.set(arn, { ...(world.mapRuns.get(arn) ?? record), ...facts })
  return {
    arn,
    redrives,
    limits: () => ({ toleratedCount: undefined, toleratedPercentage: undefined, ...(world.mapRuns.get(arn) ?? record).limits }),
    count: (items, executions) => change({ items, executions }),
    child: (index, input, items) => watchChild(world, watched, { index, input, items }),
    end: (status) => endMapRun(world, arn, status),
  }
}

interface Job {
  readonly index: number
  readonly input: Json
  readonly items: number
}

function watchChild(world: World, { record: run, notes, at }: Watched, { index, input, items }: Job): ChildWatch {
  const { mapChildren, saves, options, now } = world
  const id = run.arn.slice(run.arn.lastIndexOf(':') + 1)
  // the same in every life: the run's id, which ends in the index
  const arn = `${run.machine.replace(':stateMachine:', ':execution:')}:${id.slice(0, 24)}${index.toString(16).padStart(12, '0')}`
  const known = mapChildren.get(arn)
  const begun = goingOnChild(known, { arn, mapRun: run.arn, input: JSON.stringify(input), items, status: 'RUNNING', started: now(), redrives: 0, life: run.life }, run, now)
  const events = storedEvents(options.store, arn)
  // one whose history has no room for a redrive stays as it ended: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html#redrive-child-workflow-behavior
  const isFull = events.length >= mostEvents.STANDARD - 1
  const save = run.type === 'STANDARD' ? saverOf(options.store, arn) : nothing
  return {
    arn,
    redrives: begun.redrives,
    ...(begun.redriven === undefined ? {} : { redriven: begun.redriven }),
    known: outcomeOf(known, isFull ? known?.life : run.life),
    before: run.type === 'STANDARD' ? redrivenEvents(events, begun) : [],
    save,
    begin: (history) => {
      saves.set(arn, () => save(history))
      mapChildren.set(arn, begun)
    },
    end: (ended: Settled<Json>) => {
      saves.get(arn)?.()
      saves.delete(arn)
      const { error, cause } = ended.ok ? {} : ended.failure
      const outcome = ended.ok ? { status: 'SUCCEEDED' as const, output: ended.value } : { status: 'FAILED' as const, ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
      mapChildren.set(arn, { ...begun, stopped: now(), ...outcome })
      if (ended.ok) notes.forget(`${at}.${index}`)
    },
  }
}

/** The service keeps no histories of EXPRESS executions. */
const nothing = (): void => undefined

/** One that ended in an earlier life of the run is redriven; of type EXPRESS, it is started anew. */
function goingOnChild(known: ChildRecord | undefined, made: ChildRecord, { life, type }: MapRunRecord, now: () => number): ChildRecord {
  if (known === undefined || (type === 'EXPRESS' && known.life !== life)) return made
  const { output: _, error: __, cause: ___, stopped: ____, ...rest } = known
  return { ...rest, status: 'RUNNING', ...(known.life === life ? {} : { redrives: known.redrives + 1, redriven: now(), life }) }
}

/** What need not run again: what succeeded, and what failed since the last redrive. */
function outcomeOf(known: ChildRecord | undefined, life: number | undefined): Settled<Json> | undefined {
  if (known?.status === 'SUCCEEDED') return settled(known.output ?? null)
  if (known === undefined || known.status === 'RUNNING' || known.life !== life) return undefined
  const { error, cause } = known
  return failed({ ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) })
}

/** With the event of the redrive, if one has just begun. */
function redrivenEvents(events: readonly LinedEvent[], { redrives, redriven }: ChildRecord): readonly LinedEvent[] {
  if (redrives === 0 || redriven === undefined || events[lastRedrive(events) - 1]?.details['redriveCount'] === redrives) return events
  return [...events, { id: events.length + 1, previousEventId: events.length, timestamp: redriven, type: 'ExecutionRedriven', details: { redriveCount: redrives } }]
}

/** What runs yet is aborted with it. */
export function endMapRun({ mapRuns, mapChildren, saves, options, now }: World, arn: string, status: MapRunRecord['status']): void {
  const record = mapRuns.get(arn)
  if (record?.status !== 'RUNNING') return
  for (const child of mapChildren.all()) {
    if (child.mapRun !== arn || child.status !== 'RUNNING') continue
    saves.get(child.arn)?.()
    saves.delete(child.arn)
    const { length } = storedEvents(options.store, child.arn)
    if (record.type === 'STANDARD') options.store.append(`events ${child.arn}`, length, [{ id: length + 1, previousEventId: 0, timestamp: now(), type: 'ExecutionAborted', details: {} }])
    mapChildren.set(child.arn, { ...child, status: 'ABORTED', stopped: now() })
  }
  mapRuns.set(arn, { ...record, status, stopped: now() })
}
