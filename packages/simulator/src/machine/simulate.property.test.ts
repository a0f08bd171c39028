import { isDeepStrictEqual } from 'node:util'
import { isDiagnosticsError, isObject, type Json, type JsonObject } from '@stepwright/asl'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { reply } from '../data/reply.js'
import { simulate, type SimulateOptions } from './simulate.js'

/** Machines of every state, in which anything may go to anything: loops, failures, retries with jitter, branches in branches. */
const machine: fc.Arbitrary<JsonObject> = scopeOf(2)

function scopeOf(depth: number): fc.Arbitrary<JsonObject> {
  return fc.integer({ min: 1, max: 4 }).chain((count) => {
    const names = Array.from({ length: count }, (_, index) => `S${index}`)
    return fc
      .tuple(...names.map(() => stateOf(names, depth)))
      .map((states): JsonObject => ({ StartAt: 'S0', States: Object.fromEntries(names.map((name, index) => [name, states[index] ?? {}])) }))
  })
}

function stateOf(names: readonly string[], depth: number): fc.Arbitrary<JsonObject> {
  const name = fc.constantFrom(...names)
  // more ends than loops, so that most machines are short
  const exit: fc.Arbitrary<JsonObject> = fc.oneof({ weight: 5, arbitrary: fc.constant({ End: true }) }, { weight: 1, arbitrary: name.map((Next) => ({ Next })) })
  const errors = fc.constantFrom('States.ALL', 'Busy', 'Broken', 'States.Timeout')
  const retrier = fc.record({ ErrorEquals: errors.map((one) => [one]), IntervalSeconds: fc.integer({ min: 1, max: 9 }), MaxAttempts: fc.integer({ min: 0, max: 3 }), JitterStrategy: fc.constantFrom('FULL', 'NONE') })
  const catcher = fc.record({ ErrorEquals: errors.map((one) => [one]), Next: name })
  const resilient = fc.record({ Retry: fc.array(retrier, { maxLength: 1 }), Catch: fc.array(catcher, { maxLength: 1 }) })
  const simple: fc.Arbitrary<JsonObject>[] = [
    fc.record({ Type: fc.constant('Pass'), Result: fc.constantFrom<Json>(1, 'x', { a: [1] }), ResultPath: fc.constantFrom('$', '$.r') }),
    fc.record({ Type: fc.constant('Wait'), Seconds: fc.integer({ min: 0, max: 100 }) }),
    fc.tuple(resilient, fc.integer({ min: 1, max: 60 })).map(([more, TimeoutSeconds]) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, TimeoutSeconds, ...more })),
  ]
  const nested: fc.Arbitrary<JsonObject>[] = depth === 0 ? [] : [
    fc.tuple(fc.array(scopeOf(depth - 1), { minLength: 1, maxLength: 3 }), resilient).map(([Branches, more]) => ({ Type: 'Parallel', Branches, ...more })),
    fc.tuple(scopeOf(depth - 1), fc.integer({ min: 0, max: 3 }), resilient).map(([ItemProcessor, MaxConcurrency, more]) => ({ Type: 'Map', ItemsPath: '$$.Execution.Input.items', ItemProcessor, MaxConcurrency, ...more })),
  ]
  const leaving = fc.tuple(fc.oneof(...simple, ...nested), exit).map(([state, out]): JsonObject => ({ ...state, ...out }))
  const ending: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>({ Type: 'Succeed' }, { Type: 'Fail', Error: 'Broken' })
  const choosing = fc.tuple(name, name).map(([Next, Default]): JsonObject => ({ Type: 'Choice', Choices: [{ Variable: '$$.Execution.Input.flag', BooleanEquals: true, Next }], Default }))
  return fc.oneof({ weight: 6, arbitrary: leaving }, { weight: 1, arbitrary: ending }, { weight: 1, arbitrary: choosing })
}

/** Answers by turns: a failure, a late one, a silent one, a good one. */
function options(seed: number, heard: (state: string) => void = () => {}): SimulateOptions {
  let turn = seed
  return {
    input: { items: [1, 2, 3], flag: seed % 2 === 0 },
    seed,
    tasks: {
      'lambda:invoke': (_args, { State }) => {
        heard(State.Name)
        turn += 1
        if (turn % 4 === 0) throw { Error: 'Busy' }
        return turn % 7 === 0 ? reply({ never: true }) : reply({ after: turn % 5, result: { turn } })
      },
    },
  }
}

/** Answers of tasks that no machine has are refused. */
const run = (document: JsonObject, { tasks, ...others }: SimulateOptions) => simulate(document, JSON.stringify(document).includes('lambda:invoke') ? { ...others, ...(tasks && { tasks }) } : others)

const seeds = fc.integer({ min: 0, max: 1000 })

// a loop runs until its history is full
describe('whatever the machine', () => {
  it('it ends, and its history keeps the limit', async () => {
    await fc.assert(
      fc.asyncProperty(machine, seeds, async (document, seed) => {
        const { events } = await run(document, options(seed))
        expect(events.length).toBeLessThanOrEqual(25_000)
        expect(events.at(-1)?.type).toMatch(/^Execution(Succeeded|Failed|TimedOut)$/)
        expect(events.map(({ id }) => id)).toEqual(events.map((_event, index) => index + 1))
      }),
      { numRuns: 60 },
    )
  })

  it('the same seed makes the same events, and so does the same machine written in another order', async () => {
    await fc.assert(
      fc.asyncProperty(machine, seeds, async (document, seed) => {
        const one = await run(document, options(seed))
        // not toEqual: a loop fills its history, and the comparison of 25,000 events would take longer than the run
        expect(isDeepStrictEqual(await run(document, options(seed)), one)).toBe(true)
        expect(isDeepStrictEqual((await run(turned(document), options(seed))).events, one.events)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('a run that is stopped has stopped: no event and no call comes later', async () => {
    await fc.assert(
      fc.asyncProperty(machine, seeds, fc.integer({ min: 0, max: 120 }), async (document, seed, after) => {
        let calls = 0
        const stopped = await run(document, { ...options(seed, () => (calls += 1)), stop: { after } })
        expect(stopped.seconds).toBeLessThanOrEqual(after)
        const made = calls
        expect(stopped.calls.length).toBe(made)
        const events = stopped.events.length
        await new Promise((resolve) => setImmediate(resolve))
        expect([calls, stopped.events.length]).toEqual([made, events])
        if (stopped.status === 'ABORTED') expect(stopped.events.at(-1)).toMatchObject({ type: 'ExecutionAborted' })
      }),
      { numRuns: 60 },
    )
  })

  it('a machine in which anything is changed runs or is refused', async () => {
    const values: readonly Json[] = [null, 0, -1, 1.5, '', '$', '$.a[*]', '$.[', '$$.Execution.Id', '${P}', '{% 1 %}', '{% ( %}', 'States.UUID()', [], {}, [null, 'a'], { 'a.$': 1 }, 'JSONata', true]
    const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...values)), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(machine, changes, seeds, async (document, list, seed) => {
        const changed = list.reduce((before, [place, value]) => changedAt(before, place, value), document)
        try {
          await run(changed, options(seed))
        } catch (thrown) {
          if (!isDiagnosticsError(thrown)) throw thrown
        }
      }),
      { numRuns: 500 },
    )
  })

  it('nothing ever really waits', async () => {
    const timers = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'setInterval')]
    try {
      await simulate({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 30_000_000, Next: 'B' }, B: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', TimeoutSeconds: 1_000_000, End: true } } }, { tasks: { B: reply({ never: true }) } })
      for (const timer of timers) expect(timer).not.toHaveBeenCalled()
    } finally {
      for (const timer of timers) timer.mockRestore()
    }
  })
})

/** The same machine with the members of every object the other way round. */
function turned<T extends Json>(value: T): T
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => turned(item))
  return isObject(value) ? Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, turned(member)])) : value
}

/** A copy with another value at one of all the places in it. */
function changedAt(document: JsonObject, place: number, value: Json): JsonObject {
  const copy = structuredClone(document)
  const places: (readonly [Record<string, Json>, string])[] = []
  const walk = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, member] of Object.entries(node)) {
      places.push([node as Record<string, Json>, key])
      walk(member as Json)
    }
  }
  walk(copy)
  const [parent, key] = places[place % places.length] ?? []
  if (parent !== undefined && key !== undefined) parent[key] = value
  return copy
}

describe('Retry', () => {
  it('calls MaxAttempts + 1 times, and waits the sum of the delays', async () => {
    const retrier = fc.record({ IntervalSeconds: fc.integer({ min: 1, max: 20 }), BackoffRate: fc.constantFrom(1, 1.5, 2, 3), MaxAttempts: fc.integer({ min: 0, max: 6 }), MaxDelaySeconds: fc.integer({ min: 21, max: 200 }) })
    await fc.assert(
      fc.asyncProperty(retrier, async (rule) => {
        const { IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds } = rule
        const failing = { A: () => { throw { Error: 'Busy' } } }
        const { calls, seconds, status } = await simulate({ StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Retry: [{ ErrorEquals: ['Busy'], ...rule }], End: true } } }, { tasks: failing })
        const delays = Array.from({ length: MaxAttempts }, (_, used) => Math.min(MaxDelaySeconds, IntervalSeconds * BackoffRate ** used))
        expect([status, calls.length]).toEqual(['FAILED', MaxAttempts + 1])
        expect(seconds).toBeCloseTo(delays.reduce((sum, delay) => sum + delay, 0), 6)
      }),
    )
  })
})

describe('Map', () => {
  it('keeps the order of the items, its MaxConcurrency, and wastes no time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 20 }), fc.integer({ min: 0, max: 5 }), fc.constantFrom('INLINE', 'DISTRIBUTED'), async (items, MaxConcurrency, Mode) => {
        const spans: { readonly from: number; readonly to: number }[] = []
        const Work: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true }
        const document: JsonObject = { StartAt: 'M', States: { M: { Type: 'Map', MaxConcurrency, ItemProcessor: { ProcessorConfig: { Mode, ...(Mode === 'INLINE' ? {} : { ExecutionType: 'STANDARD' }) }, StartAt: 'Work', States: { Work } }, End: true } } }
        const { output, seconds } = await simulate(document, {
          input: items,
          tasks: {
            Work: (item, { State }) => {
              const from = Date.parse(State.EnteredTime) / 1000
              spans.push({ from, to: from + Number(item) })
              return reply({ after: Number(item), result: item })
            },
          },
        })
        expect(output).toEqual(items)
        const workers = MaxConcurrency === 0 ? Math.max(1, items.length) : MaxConcurrency
        for (const { from } of spans) expect(spans.filter((other) => other.from <= from && from < other.to).length).toBeLessThanOrEqual(workers)
        expect(seconds).toBe(makespan(items, workers))
      }),
    )
  })
})

/** How long `workers` take when each begins the next item as soon as it is free. */
function makespan(items: readonly number[], workers: number): number {
  const free = new Array<number>(workers).fill(0)
  for (const item of items) {
    const first = free.indexOf(Math.min(...free))
    free[first] = (free[first] ?? 0) + item
  }
  return Math.max(...free)
}
