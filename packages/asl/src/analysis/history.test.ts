import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.js'
import { readMachine } from '../model/read-machine.js'
import { analyse } from './analysis.js'

function eventsOf(state: JsonObject): number | undefined {
  const { value: machine } = readMachine({ StartAt: 'S', States: { S: { ...state, End: true } } }, { source: 'test' })
  const [first] = machine!.states
  return first === undefined ? undefined : analyse(machine!).history().eventsOf(first)
}

const task = (service: string): JsonObject => ({ Type: 'Task', Resource: `arn:aws:states:::${service}` })
const scope = (name: string, state: JsonObject): JsonObject => ({ StartAt: name, States: { [name]: { ...state, End: true } } })

// as recorded on AWS: shared/conformance, executions of one state
const rows: readonly (readonly [sentence: string, state: JsonObject, events: number])[] = [
  ['a Pass', { Type: 'Pass' }, 2],
  ['a Wait', { Type: 'Wait', Seconds: 1 }, 2],
  ['a Task', task('lambda:invoke'), 5],
  ['a Task that waits for a job', task('states:startExecution.sync:2'), 6],
  ['a Task that waits for a token', task('sqs:sendMessage.waitForTaskToken'), 6],
  ['a Parallel of two', { Type: 'Parallel', Branches: [scope('A', { Type: 'Pass' }), scope('B', task('lambda:invoke'))] }, 11],
  ['a Map over what nobody knows', { Type: 'Map', ItemProcessor: scope('A', { Type: 'Pass' }) }, 4],
  ['a Map over three items', { Type: 'Map', QueryLanguage: 'JSONata', Items: [1, 2, 3], ItemProcessor: scope('A', { Type: 'Pass' }) }, 16],
  ['a distributed Map', { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...scope('A', { Type: 'Pass' }) } }, 6],
  ['a branch that never ends', { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } }] }, 4],
]

describe('the events of', () => {
  it.each(rows)('%s', (_sentence, state, events) => {
    expect(eventsOf(state)).toBe(events)
  })
})
