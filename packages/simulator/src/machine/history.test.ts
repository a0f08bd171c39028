import type { Json, JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../data/chance.js'
import { reply } from '../data/reply.js'
import type { Tasks } from '../data/tasks.js'
import { simulate } from './simulate.js'

const scope = (states: JsonObject): JsonObject => ({ StartAt: Object.keys(states)[0] ?? '', States: states })
const call: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true }
const seeds = Array.from({ length: 40 }, (_, seed) => seed)

/** A machine that may do anything: states that fail, wait, retry, branch and loop. */
function anyMachine(seed: number): JsonObject {
  const { random } = chanceOf(seed)
  const pick = <T,>(...of: readonly T[]): T => of[Math.floor(random() * of.length)] ?? (of[0] as T)
  const states = (prefix: string, depth: number): JsonObject => {
    const names = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => `${prefix}${index}`)
    const onwards = (): JsonObject => (random() < 0.4 ? { End: true } : { Next: pick(...names) })
    const retry: JsonObject = random() < 0.5 ? { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2, JitterStrategy: 'FULL' }] } : {}
    const caught: JsonObject = random() < 0.5 ? { Catch: [{ ErrorEquals: ['States.ALL'], Next: pick(...names) }] } : {}
    const kinds: readonly ((name: string) => JsonObject)[] = [
      () => ({ Type: 'Pass', Parameters: { 'n.$': "States.MathRandom(1, 9)" }, ...onwards() }),
      () => ({ Type: 'Wait', Seconds: 3, ...onwards() }),
      () => ({ Type: 'Fail', Error: 'E' }),
      () => ({ Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: pick(...names) }], Default: pick(...names) }),
      () => ({ ...call, End: undefined as unknown as true, ...onwards(), ...retry, ...caught }),
      (name) => (depth === 0 ? { Type: 'Succeed' } : { Type: 'Parallel', Branches: [scope(states(`${name}a`, depth - 1)), scope(states(`${name}b`, depth - 1))], ...onwards(), ...retry, ...caught }),
      (name) =>
        depth === 0
          ? { Type: 'Succeed' }
          : { Type: 'Map', ItemsPath: '$$.Execution.Input', MaxConcurrency: 2, ItemProcessor: scope(states(`${name}m`, depth - 1)), ...onwards(), ...retry, ...caught },
    ]
    return Object.fromEntries(names.map((name) => [name, JSON.parse(JSON.stringify(pick(...kinds)(name))) as Json]))
  }
  return scope(states('S', 2))
}

/** The same machine with the members of its objects the other way round. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, turned(member as Json)]))
}

const answers = (seed: number): Tasks => {
  const { random } = chanceOf(seed)
  const answer = () => (random() < 0.4 ? reply({ error: { Error: 'T' }, after: 2 }) : reply({ result: { n: Math.floor(random() * 9) }, after: 1 }))
  return { 'lambda:invoke': answer }
}

const hasTask = (machine: JsonObject): boolean => JSON.stringify(machine).includes('lambda:invoke')
const run = (machine: JsonObject, seed: number) => simulate(machine, { input: [{ n: 1 }, { n: 9 }, { n: 3 }], seed, tasks: hasTask(machine) ? answers(seed) : {} })

describe('the history of any machine', () => {
  it.each(seeds)('ends, is numbered without gaps and leads back to its beginning (seed %i)', async (seed) => {
    const { events, status } = await run(anyMachine(seed), seed)
    expect(events.length).toBeLessThanOrEqual(25_000)
    expect(events.every(({ id, previousEventId }, index) => id === index + 1 && previousEventId < id)).toBe(true)
    expect(events.every(({ timestamp }, index) => index === 0 || timestamp >= (events[index - 1]?.timestamp ?? 0))).toBe(true)
    expect(events[0]?.type).toBe('ExecutionStarted')
    expect(events.at(-1)?.type).toBe({ SUCCEEDED: 'ExecutionSucceeded', FAILED: 'ExecutionFailed', TIMED_OUT: 'ExecutionTimedOut', ABORTED: 'ExecutionAborted' }[status])
  })

  it.each(seeds.slice(0, 15))('is the same for another layout, and again (seed %i)', async (seed) => {
    const machine = anyMachine(seed)
    const first = await run(machine, seed)
    expect((await run(turned(machine) as JsonObject, seed)).events).toEqual(first.events)
    expect((await run(machine, seed)).events).toEqual(first.events)
  })
})

describe('a Map', () => {
  it.each([1, 2, 3, 7])('never works on more than %i items at once', async (MaxConcurrency) => {
    const each = { Type: 'Map', MaxConcurrency, ItemProcessor: scope({ T: call }), End: true }
    const { events } = await simulate(scope({ M: each }), { input: [5, 1, 3, 2, 4, 2, 9], tasks: { T: (n) => reply({ after: Number(n), result: n }) } })
    let working = 0
    let most = 0
    for (const { type } of events) {
      if (type === 'MapIterationStarted') most = Math.max(most, ++working)
      if (type === 'MapIterationSucceeded') working -= 1
    }
    expect(most).toBe(MaxConcurrency)
    expect(events.at(-1)?.details['output']).toEqual([5, 1, 3, 2, 4, 2, 9])
  })
})
