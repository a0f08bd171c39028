import type { Json, JsonObject } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { createService, type Service } from '../service/create-service.js'
import { applyChange, createStore, type Change } from '../service/store.js'
import type { ServiceOptions } from '../service/world.js'

const here = 'arn:aws:states:us-east-1:123456789012'
const roleArn = 'arn:aws:iam::123456789012:role/r'
const executionArn = `${here}:execution:m:e`

const lambda = (name: string, more: JsonObject = {}): JsonObject => ({ Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true, ...more })
const ask: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' }, End: true }
const child = { QueryLanguage: 'JSONata', StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, Next: 'A' }, A: ask } }
const distributed = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'F', States: { F: lambda('flaky', { Retry: [{ ErrorEquals: ['TypeError'] }] }) } }
const nested = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Arguments: { StateMachineArn: `${here}:stateMachine:child` }, Output: '{% $states.result.Output %}', End: true }
const machine = {
  QueryLanguage: 'JSONata', StartAt: 'P', States: {
    P: {
      Type: 'Parallel', Next: 'Q', Branches: [
        { StartAt: 'D', States: { D: { Type: 'Map', MaxConcurrency: 2, ItemProcessor: distributed, End: true } } },
        { StartAt: 'C', States: { C: nested } },
        { StartAt: 'M', States: { M: { Type: 'Map', Items: [1, 2, 3], ItemProcessor: { StartAt: 'X', States: { X: ask } }, End: true } } },
      ],
    },
    Q: { Type: 'Pass', Output: '{% $string($states.input) %}', End: true },
  },
}

/** Those that were given out in any life: whoever has one answers. */
const tokens = new Set<string>()

interface Life {
  readonly service: Service
  readonly changes: Change[]
  /** How many changes there were after each turn of the process: the journal has all of a turn or nothing. */
  readonly turns: number[]
}

function begin(past: readonly Change[]): Life {
  const values = new Map<string, Json>()
  for (const change of structuredClone([...past])) applyChange(values, change)
  const changes = structuredClone([...past])
  const turns: number[] = []
  let isOpen = false
  const write = (change: Change): void => {
    changes.push(structuredClone(change))
    if (isOpen) return
    isOpen = true
    setImmediate(() => {
      isOpen = false
      turns.push(changes.length)
    })
  }
  const failed = new Set<string>()
  const functions: NonNullable<ServiceOptions['functions']> = {
    ask: (token) => {
      tokens.add(String(token))
      return null
    },
    flaky: async (item) => {
      await new Promise((resolve) => setTimeout(resolve, Number(item)))
      if (failed.has(String(item))) return Number(item) + 100
      failed.add(String(item))
      throw new TypeError('once')
    },
  }
  const store = createStore(write, () => Promise.resolve(), values)
  return { changes, turns, service: createService({ store, speed: 500, functions }) }
}

async function toTheEnd(service: Service): Promise<JsonObject> {
  for (let tries = 0; ; tries++) {
    for (const taskToken of tokens) {
      await service.call('SendTaskSuccess', { taskToken, output: '"ok"' })
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    const told = (await service.call('DescribeExecution', { executionArn })) as JsonObject
    if (told['status'] !== 'RUNNING' || tries === 1000) return told
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

interface Told {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly timestamp: number
}

async function historyOf(service: Service): Promise<readonly Told[]> {
  const { events } = (await service.call('GetExecutionHistory', { executionArn, maxResults: 1000 })) as unknown as { events: readonly Told[] }
  return events.map(({ id, previousEventId, type, timestamp }) => ({ id, previousEventId, type, timestamp }))
}

const typesIn = (events: readonly Told[]): readonly string[] => events.map(({ type }) => type).sort()

it('after a death at any moment, an execution ends as it would have ended, has started everything once, and tells no event twice', async () => {
  const first = begin([])
  for (const [name, document] of [['child', child], ['m', machine]] as const) await first.service.call('CreateStateMachine', { name, roleArn, definition: JSON.stringify(document) })
  await first.service.call('StartExecution', { stateMachineArn: `${here}:stateMachine:m`, name: 'e', input: '[1,2,3]' })
  const acknowledged = first.changes.length
  const end = await toTheEnd(first.service)
  expect(end).toMatchObject({ status: 'SUCCEEDED', output: JSON.stringify('[[101,102,103],"ok",["ok","ok","ok"]]') })
  const types = typesIn(await historyOf(first.service))
  const moments = first.turns.filter((changes) => changes >= acknowledged)
  expect(moments.length).toBeGreaterThan(4)
  for (const moment of moments) {
    const { service } = begin(first.changes.slice(0, moment))
    const before = await historyOf(service)
    const { status, output } = await toTheEnd(service)
    const { executions } = (await service.call('ListExecutions', { stateMachineArn: `${here}:stateMachine:child` })) as { executions: unknown[] }
    const { mapRuns } = (await service.call('ListMapRuns', { executionArn })) as { mapRuns: unknown[] }
    const events = await historyOf(service)
    const wrong = events.filter(({ id, previousEventId }, index) => id !== index + 1 || previousEventId >= id)
    expect({ moment, status, output, children: executions.length, mapRuns: mapRuns.length, wrong }).toEqual({ moment, status: 'SUCCEEDED', output: end['output'], children: 1, mapRuns: 1, wrong: [] })
    expect({ moment, events: events.slice(0, before.length) }).toEqual({ moment, events: before })
    expect({ moment, types: typesIn(events) }).toEqual({ moment, types })
    service.close()
  }
  first.service.close()
})
