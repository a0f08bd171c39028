import { invariant, isObject } from '@stepwright/asl'
import type { MachineDocument } from '../data/document.js'
import type { LinedEvent } from '../events/told-on.js'
import { runLive, type Live } from '../machine/run-live.js'
import type { End } from '../machine/run-machine.js'
import { answerTask } from './answer-task.js'
import type { ExecutionRecord } from './records.js'
import { notesOf } from './notes.js'
import { parseJson } from './request-values.js'
import { writeToken } from './task-token.js'
import { saverOf, storedEvents } from './saved-events.js'
import { endMapRun, watchMapRun } from './watch-map-run.js'
import type { World } from './world.js'

/**
 * Runs an execution, from its start or from where it stood. What it has done is stored with the places of its lines, whenever one of them
 * leaves a state; after a restart, the states in which they stood begin anew, but for what was told of them.
 */
export function runExecution(world: World, record: ExecutionRecord): Live {
  const { options, places, live, children, saves } = world
  const { arn, machine, name, type, synchronous, started, seed, redrives, parent } = record
  const machineName = machine.slice(machine.lastIndexOf(':') + 1)
  const notes = notesOf(options.store, arn, world.now)
  world.notes.set(arn, notes)
  const answers = options.answersFor?.({ machine: machineName, testCase: record.testCase })
  if (typeof answers === 'object') world.answers.set(arn, answers)
  const before = eventsOf(world, arn)
  const save = saverOf(options.store, arn)
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
    before,
    save,
    begin: (events) => void saves.set(arn, () => save(events)),
    memory: {
      placeOf: (line) => (line === '' ? places.get(arn) : notes.get(line).place),
      arrive: (line, place) => {
        if (line !== '') return notes.arrive(line, place)
        places.set(arn, place)
        notes.clear()
      },
    },
  })
  live.set(arn, running)
  if (parent !== undefined) children.set(parent, (children.get(parent) ?? new Set()).add(arn))
  void running.ended.then((end) => {
    saves.get(arn)?.()
    finish(world, arn, end)
  })
  return running
}

/** Executions that an earlier process left go on. */
export function resumeExecutions(world: World): void {
  for (const record of world.executions.all()) {
    if (record.status === 'RUNNING') runExecution(world, record)
  }
}

/** What is told is stored: an event keeps its number in the next life of the process. */
export function eventsOf({ saves, options }: World, arn: string): readonly LinedEvent[] {
  saves.get(arn)?.()
  return storedEvents(options.store, arn)
}

function finish(world: World, arn: string, end: End): void {
  const { executions, live, saves, notes, places, now } = world
  const record = executions.get(arn)
  live.delete(arn)
  saves.delete(arn)
  if (record === undefined) return
  if (record.type === 'STANDARD') executions.set(arn, { ...record, ...end, stopped: now() })
  // the service keeps no EXPRESS executions, either
  else executions.delete(arn)
  notes.get(arn)?.close()
  // what did not succeed may be redriven
  if (end.status === 'SUCCEEDED' || record.type === 'EXPRESS') {
    if (record.type === 'EXPRESS') world.options.store.delete(`events ${arn}`)
    notes.get(arn)?.clear()
    places.delete(arn)
  }
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
