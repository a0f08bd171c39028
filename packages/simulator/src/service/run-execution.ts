import { invariant, isObject, type Json } from '@stepwright/asl'
import type { MachineDocument } from '../data/document.js'
import type { HistoryEvent } from '../events/event.js'
import { runLive, type Live } from '../machine/run-live.js'
import type { End } from '../machine/run-machine.js'
import { answerTask } from './answer-task.js'
import type { ExecutionRecord, PlaceRecord } from './records.js'
import { notesOf } from './notes.js'
import { parseJson } from './request-values.js'
import { writeToken } from './task-token.js'
import { endMapRun, watchMapRun } from './watch-map-run.js'
import type { World } from './world.js'

/**
 * Runs an execution, from its start or from where `from` says. What it has done is stored whenever a state of the outermost scope is
 * left; after a restart, the state in which it stood begins anew.
 */
export function runExecution(world: World, record: ExecutionRecord, from?: PlaceRecord): Live {
  const { options, places, live, children } = world
  const { arn, machine, name, type, synchronous, started, seed, redrives, parent } = record
  const key = `events ${arn}`
  const machineName = machine.slice(machine.lastIndexOf(':') + 1)
  let stored = from?.events ?? 0
  const notes = notesOf(options.store, arn, world.now)
  world.notes.set(arn, notes)
  const answers = options.answersFor?.({ machine: machineName, testCase: record.testCase })
  if (typeof answers === 'object') world.answers.set(arn, answers)
  const before = from === undefined ? undefined : eventsOf(world, arn).slice(0, stored)
  const save = (): void => {
    const events = running.events.slice(stored)
    options.store.append(key, stored, events as unknown as readonly Json[])
    stored += events.length
  }
  const running = runLive(documentOf(record), {
    name: machineName, type, synchronous, seed, startTime: started, now: world.now(), speed: options.speed ?? 1, redriveCount: redrives, ...(record.redriven === undefined ? {} : { redriven: record.redriven }),
    input: parseJson(record.input) ?? {},
    tasks: options.tasks ?? {},
    objects: options.objects ?? {},
    context: { Execution: { Id: arn, Name: name, RoleArn: record.roleArn, StartTime: new Date(started).toISOString() }, StateMachine: { Id: machine, Name: machineName } },
    diary: notes,
    watchMapRun: watchMapRun(world, record, notes),
    token: (at) => writeToken({ execution: arn, redrives, at }),
    answer: (call, context, at) => answerTask(world, { execution: arn, at, call, context }),
    ...(from === undefined || before === undefined ? {} : { from: from.place, before }),
    arrive: (place) => {
      save()
      places.set(arn, { place, events: stored })
      // the first state may be one that was begun before
      if (place.steps !== from?.place.steps) notes.clear()
    },
  })
  live.set(arn, running)
  if (parent !== undefined) children.set(parent, (children.get(parent) ?? new Set()).add(arn))
  void running.ended.then((end) => {
    save()
    finish(world, arn, end, running.steps())
  })
  return running
}

/** Executions that an earlier process left go on. */
export function resumeExecutions(world: World): void {
  for (const record of world.executions.all()) {
    if (record.status === 'RUNNING') runExecution(world, record, world.places.get(record.arn))
  }
}

export function eventsOf({ live, childEvents, options }: World, arn: string): readonly HistoryEvent[] {
  // what was stored as events are events
  return live.get(arn)?.events ?? childEvents.get(arn) ?? ((options.store.get(`events ${arn}`) ?? []) as unknown as readonly HistoryEvent[])
}

function finish(world: World, arn: string, end: End, steps: number): void {
  const { executions, live, notes, places, now } = world
  const record = executions.get(arn)
  live.delete(arn)
  if (record === undefined) return
  if (record.type === 'STANDARD') executions.set(arn, { ...record, ...end, stopped: now() })
  // the service keeps no EXPRESS executions, either
  else executions.delete(arn)
  // what did not succeed may be redriven, from the last attempt of its state on
  const at = places.get(arn)
  if (end.status === 'SUCCEEDED' || record.type === 'EXPRESS') {
    if (record.type === 'EXPRESS') world.options.store.delete(`events ${arn}`)
    notes.get(arn)?.clear()
    places.delete(arn)
  } else if (at !== undefined) places.set(arn, { ...at, place: { ...at.place, steps: Math.max(at.place.steps, steps - 1) } })
  notes.delete(arn)
  world.answers.delete(arn)
  stopChildren(world, arn)
  for (const run of world.mapRuns.all()) if (run.execution === arn) endMapRun(world, run.arn, 'ABORTED')
}

/** Those that it waited for. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
function stopChildren({ children, live }: World, arn: string): void {
  for (const child of children.get(arn) ?? []) live.get(child)?.stop({})
  children.delete(arn)
}

/** It was checked when the machine was made. */
function documentOf({ definition }: ExecutionRecord): MachineDocument {
  const document = parseJson(definition)
  invariant(document !== undefined && isObject(document), 'a stored definition is no object')
  return document as unknown as MachineDocument
}
