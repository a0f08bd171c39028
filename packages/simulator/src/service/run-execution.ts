import { invariant, isObject, type Json } from '@stepwright/asl'
import type { MachineDocument } from '../data/document.js'
import type { HistoryEvent } from '../events/event.js'
import { runLive, type Live } from '../machine/run-live.js'
import type { End } from '../machine/run-machine.js'
import { answerTask } from './answer-task.js'
import type { ExecutionRecord, PlaceRecord } from './records.js'
import { parseJson } from './request-values.js'
import type { World } from './world.js'

/**
 * Runs an execution, from its start or from where `from` says. What it has done is stored whenever a state of the outermost scope is
 * left; after a restart, the state in which it stood begins anew.
 */
export function runExecution(world: World, record: ExecutionRecord, from?: PlaceRecord): Live {
  const { options, places, live } = world
  const { arn, machine, name, type, synchronous, started, seed, redrives } = record
  const key = `events ${arn}`
  let stored = from?.events ?? 0
  let ordinal = 0
  const before = from === undefined ? undefined : eventsOf(world, arn).slice(0, stored)
  const machineName = machine.slice(machine.lastIndexOf(':') + 1)
  const save = (): void => {
    const events = running.events.slice(stored)
    options.store.append(key, stored, events as unknown as readonly Json[])
    stored += events.length
  }
  const running = runLive(documentOf(record), {
    name: machineName, type, synchronous, seed, startTime: started, now: world.now(), speed: options.speed ?? 1, redriveCount: redrives,
    input: parseJson(record.input) ?? {},
    tasks: options.tasks ?? {},
    objects: options.objects ?? {},
    context: { Execution: { Id: arn, Name: name, RoleArn: record.roleArn, StartTime: new Date(started).toISOString() }, StateMachine: { Id: machine, Name: machineName } },
    // the same after a restart, so that whoever got it before can still answer
    token: (state, attempt) => btoa(unescape(encodeURIComponent(JSON.stringify([arn, redrives, stored, state, attempt, ordinal++])))),
    answer: (call, context) => answerTask(world, record, { call, context }),
    ...(from === undefined || before === undefined ? {} : { from: from.place, before }),
    arrive: (place) => {
      save()
      ordinal = 0
      places.set(arn, { place, events: stored })
    },
  })
  live.set(arn, running)
  void running.ended.then((end) => {
    save()
    finish(world, arn, end)
  })
  return running
}

/** Executions that an earlier process left go on. */
export function resumeExecutions(world: World): void {
  for (const record of world.executions.all()) {
    if (record.status === 'RUNNING') runExecution(world, record, world.places.get(record.arn))
  }
}

export function eventsOf({ live, options }: World, arn: string): readonly HistoryEvent[] {
  // what was stored as events are events
  return live.get(arn)?.events ?? ((options.store.get(`events ${arn}`) ?? []) as unknown as readonly HistoryEvent[])
}

function finish({ executions, live, answers, now }: World, arn: string, end: End): void {
  const record = executions.get(arn)
  live.delete(arn)
  if (record === undefined) return
  executions.set(arn, { ...record, ...end, stopped: now() })
  for (const answer of answers.all()) if (answer.execution === arn) answers.delete(answer.token)
}

/** It was checked when the machine was made. */
function documentOf({ definition }: ExecutionRecord): MachineDocument {
  const document = parseJson(definition)
  invariant(document !== undefined && isObject(document), 'a stored definition is no object')
  return document as unknown as MachineDocument
}
