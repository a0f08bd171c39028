import type { Json, JsonObject } from '@stepwright/asl'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createService, type Service } from '../service/create-service.js'
import { applyChange, createStore, type Change } from '../service/store.js'

const here = 'arn:aws:states:us-east-1:123456789012'
const executionArn = `${here}:execution:m:e`

/** What a state does; names and variables come with its place in the machine. */
type Plan =
  | { readonly kind: 'pass' }
  | { readonly kind: 'task'; readonly failures: number; readonly retried: boolean }
  | { readonly kind: 'parallel'; readonly branches: readonly (readonly Plan[])[]; readonly retried: boolean }
  | { readonly kind: 'map' | 'distributed' | 'express'; readonly items: number; readonly atOnce: number; readonly body: readonly Plan[]; readonly retried: boolean }

function planOf(depth: number): fc.Arbitrary<readonly Plan[]> {
  const pass: fc.Arbitrary<Plan> = fc.constant({ kind: 'pass' })
  const task: fc.Arbitrary<Plan> = fc.record({ kind: fc.constant('task'), failures: fc.constantFrom(0, 0, 0, 1, 2), retried: fc.boolean() })
  const retried = fc.constantFrom(false, false, false, true)
  const nested: fc.Arbitrary<Plan>[] = depth === 0 ? [] : [
    fc.record({ kind: fc.constant('parallel'), branches: fc.array(planOf(depth - 1), { minLength: 1, maxLength: 3 }), retried }),
    fc.record({ kind: fc.constantFrom('map', 'map', 'distributed', 'express'), items: fc.integer({ min: 0, max: 3 }), atOnce: fc.integer({ min: 0, max: 2 }), body: planOf(depth - 1), retried }),
  ]
  return fc.array(fc.oneof({ weight: 1, arbitrary: pass }, { weight: 3, arbitrary: task }, ...nested.map((arbitrary) => ({ weight: 2, arbitrary }))), { minLength: 1, maxLength: 3 })
}

interface Written {
  count: number
  /** Branches and items may be tried again, and do all again. */
  repeats: boolean
  readonly failures: Map<string, number>
}

/** The states one after the other. Each adds to what it was given, and reads the variable that the one before assigned. */
function scopeOf(plans: readonly Plan[], written: Written): JsonObject {
  const names = plans.map(() => `S${written.count++}`)
  const States = plans.map((plan, index): readonly [string, Json] => {
    const name = names[index] ?? ''
    const seen = index === 0 ? '""' : `$v${names[index - 1] ?? ''}`
    const next = names[index + 1]
    const told = '$substring($string($states.result), 0, 60)'
    const Output = `{% $substring("${name}" & ${seen} & ${plan.kind === 'pass' ? '$string($states.input)' : '$string($states.result)'}, 0, 90) %}`
    const Assign = { [`v${name}`]: plan.kind === 'pass' ? `{% "${name}" & $string($states.context.State.Name) %}` : `{% "${name}" & ${told} %}` }
    if (plan.kind !== 'pass' && plan.kind !== 'task' && plan.retried) written.repeats = true
    const Retry = plan.kind !== 'pass' && plan.retried ? { Retry: [{ ErrorEquals: ['TypeError'], MaxAttempts: 1, IntervalSeconds: 1 }] } : {}
    return [name, { ...stateOf(name, plan, written), ...Retry, Assign, Output, ...(next === undefined ? { End: true } : { Next: next }) }]
  })
  return { StartAt: names[0] ?? '', States: Object.fromEntries(States) }
}

function stateOf(name: string, plan: Plan, written: Written): JsonObject {
  switch (plan.kind) {
    case 'pass': return { Type: 'Pass' }
    case 'parallel': return { Type: 'Parallel', Branches: plan.branches.map((branch) => scopeOf(branch, written)) }
    case 'task': {
      written.failures.set(name, plan.failures)
      return { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'work', Payload: { name, input: '{% $string($states.input) %}' } } }
    }
    default: {
      const isExpress = plan.kind === 'express'
      // no Map Run begins in an EXPRESS execution
      const processor = scopeOf(isExpress ? plan.body.map((one) => (one.kind === 'distributed' || one.kind === 'express' ? { kind: 'pass' } : one)) : plan.body, written)
      const ProcessorConfig = plan.kind === 'map' ? { Mode: 'INLINE' } : { Mode: 'DISTRIBUTED', ExecutionType: isExpress ? 'EXPRESS' : 'STANDARD' }
      return { Type: 'Map', Items: Array.from({ length: plan.items }, (_, item) => item), MaxConcurrency: plan.atOnce, ItemProcessor: { ProcessorConfig, ...processor } }
    }
  }
}

interface Life {
  readonly service: Service
  /** What the journal says: whole turns. */
  readonly safe: () => readonly Change[]
}

function begin(past: readonly Change[], failures: Map<string, number>): Life {
  const values = new Map<string, Json>()
  for (const change of structuredClone([...past])) applyChange(values, change)
  let safe = [...past]
  let turn: Change[] = []
  const write = (change: Change): void => {
    turn.push(structuredClone(change))
    if (turn.length > 1) return
    setImmediate(() => {
      safe = [...safe, ...turn]
      turn = []
    })
  }
  const flushed = async (): Promise<void> => {
    while (turn.length > 0) await new Promise<void>((resolve) => void setImmediate(resolve))
  }
  const work = async (event: Json): Promise<Json> => {
    const { name, input } = event as { name: string; input: string }
    const left = failures.get(name) ?? 0
    // some take a while, so that others fail, or the process dies, in the middle of them
    if (/[13579]$/.test(name)) await moment()
    if (left === 0) return `${name} did ${input}`.slice(0, 60)
    failures.set(name, left - 1)
    await moment()
    throw new TypeError('not yet')
  }
  return { safe: () => safe, service: createService({ store: createStore(write, flushed, values), speed: 2000, functions: { work } }) }
}

const moment = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 1))

async function settledIn(service: Service): Promise<JsonObject> {
  for (;;) {
    const told = (await service.call('DescribeExecution', { executionArn })) as JsonObject
    if (told['status'] !== 'RUNNING') return told
    await moment()
  }
}

interface Told {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
}

/** That of the execution, and those of its STANDARD children. */
async function historiesOf(service: Service): Promise<ReadonlyMap<string, readonly Told[]>> {
  const historyOf = async (arn: string): Promise<readonly Told[]> => ((await service.call('GetExecutionHistory', { executionArn: arn, maxResults: 1000 })) as unknown as { events: readonly Told[] }).events
  const { mapRuns } = (await service.call('ListMapRuns', { executionArn, maxResults: 1000 })) as unknown as { mapRuns: readonly { mapRunArn: string }[] }
  const lists = await Promise.all(mapRuns.map(async ({ mapRunArn }) => (await service.call('ListExecutions', { mapRunArn, maxResults: 1000 })) as unknown as { executions?: readonly { executionArn: string }[] }))
  const children = lists.flatMap(({ executions = [] }) => executions.map((child) => child.executionArn))
  return new Map(await Promise.all([executionArn, ...children].map(async (arn) => [arn, await historyOf(arn)] as const)))
}

interface Outcome {
  readonly output: Json
  /** How often there was what is there once. */
  readonly counts: readonly string[]
}

async function outcomeOf(service: Service): Promise<Outcome> {
  const { status, output, error = '', cause = '' } = await settledIn(service)
  expect({ status, error, cause }).toEqual({ status: 'SUCCEEDED', error: '', cause: '' })
  const histories = [...(await historiesOf(service)).values()]
  for (const events of histories) expect(events.filter(({ id, previousEventId }, index) => id !== index + 1 || previousEventId >= id)).toEqual([])
  const once = /StateEntered|StateExited|FunctionSucceeded|StateStarted|StateSucceeded|MapIterationStarted|MapIterationSucceeded|MapRunStarted|ExecutionStarted|ExecutionSucceeded/
  return { output: output ?? null, counts: histories.flat().map(({ type }) => type).filter((type) => once.test(type)).sort() }
}

async function start(definition: string, failures: Map<string, number>): Promise<Life> {
  const life = begin([], failures)
  await life.service.call('CreateStateMachine', { name: 'm', roleArn: 'arn:aws:iam::123456789012:role/r', definition })
  await life.service.call('StartExecution', { stateMachineArn: `${here}:stateMachine:m`, name: 'e' })
  return life
}

it('an execution that failed and was redriven, whatever died in between, ends as one that never failed, repeats nothing that succeeded, and changes nothing that was told', async () => {
  let redrives = 0
  await fc.assert(
    fc.asyncProperty(planOf(2), fc.infiniteStream(fc.boolean()), async (plans, dies) => {
      const written: Written = { count: 0, repeats: false, failures: new Map() }
      const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...scopeOf(plans, written) })
      const whole = await start(definition, new Map())
      const expected = await outcomeOf(whole.service)
      whole.service.close()
      const failures = new Map(written.failures)
      let life = await start(definition, failures)
      const seen = new Map<string, readonly Told[]>()
      const perhapsDie = async (): Promise<void> => {
        if (dies.next().value !== true) return
        await moment()
        for (const [arn, events] of await historiesOf(life.service)) seen.set(arn, events)
        life.service.close()
        life = begin(life.safe(), failures)
      }
      await perhapsDie()
      while ((await settledIn(life.service))['status'] === 'FAILED') {
        await perhapsDie()
        await life.service.call('RedriveExecution', { executionArn })
        redrives += 1
        await perhapsDie()
      }
      const outcome = await outcomeOf(life.service)
      // what a client saw has never changed
      const histories = await historiesOf(life.service)
      for (const [arn, events] of seen) expect(histories.get(arn)?.slice(0, events.length)).toEqual(events)
      expect(outcome.output).toEqual(expected.output)
      if (!written.repeats) expect(outcome.counts).toEqual(expected.counts)
      life.service.close()
    }),
    { numRuns: Number(process.env['REDRIVE_RUNS'] ?? 60) },
  )
  expect(redrives).toBeGreaterThan(10)
})
