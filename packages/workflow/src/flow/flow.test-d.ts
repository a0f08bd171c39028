import { codebuild, lambda } from '@stepwright/services'
import { expectTypeOf } from 'vitest'
import type { Expression } from '../values/expression.js'
import { workflow } from './record-workflow.js'

interface Order {
  readonly id: string
  readonly total: number
  readonly note?: string
  readonly lines: readonly { readonly sku: string; readonly count: number }[]
  readonly size: 'small' | 'large'
}

workflow('expressions', (flow, input: Order) => {
  flow.choice('Test').when(() => input.total > 80, () => flow.succeed())
  // @ts-expect-error a misspelt field of the input
  flow.choice('Misspelt').when(() => input.totla > 80, () => flow.succeed())
  // @ts-expect-error a number compared with a string
  flow.choice('Compared').when(() => input.total === '80', () => flow.succeed())
  // @ts-expect-error a test yields true or false
  flow.choice('No test').when(() => input.id, () => flow.succeed())
  // @ts-expect-error a test is an arrow
  flow.choice('No arrow').when(input.total, () => flow.succeed())
})

workflow('choices', (flow, input: Order) => {
  const chosen = flow
    .choice('Size')
    .when(() => input.total > 1, () => ({ kind: 'big', twice: () => input.total * 2 }) as const)
    .otherwise(() => null)
  expectTypeOf(chosen).toEqualTypeOf<{ readonly kind: 'big'; readonly twice: number } | null>()
  // @ts-expect-error nothing follows otherwise
  flow.choice('Closed').otherwise(() => ({ a: 1 })).when(() => true, () => flow.succeed())
  const ended = flow.choice('Ends').when(() => true, () => flow.fail('A', { error: 'A' })).otherwise(() => flow.succeed())
  expectTypeOf(ended).toEqualTypeOf<never>()
})

workflow('maps', (flow, input: Order) => {
  const made = flow.map('Each', input.lines, { maxConcurrency: 2 }, (line, index) => {
    expectTypeOf(line.sku).toEqualTypeOf<string>()
    expectTypeOf(index).toEqualTypeOf<number>()
    // @ts-expect-error a misspelt member of an item
    line.sko
    return { sku: line.sku, doubled: () => line.count * 2 }
  })
  expectTypeOf(made).toEqualTypeOf<{ sku: string; doubled: number }[]>()
  // @ts-expect-error a text has no items
  flow.map('No list', input.id, (item) => item)
  // @ts-expect-error an option of another step
  flow.map('Wrong option', input.lines, { maxConcurency: 2 }, (line) => line.sku)
})

workflow('matches', (flow, input: Order) => {
  const value = flow.match('Size?', input.size, { small: () => 1, large: () => 'two' })
  expectTypeOf(value).toEqualTypeOf<string | number>()
  // @ts-expect-error a member of the union is left out
  flow.match('Left out', input.size, { small: () => 1 })
  // @ts-expect-error a handler is named like no member
  flow.match('Misspelt', input.size, { small: () => 1, large: () => 2, lagre: () => 3 })
  // @ts-expect-error any string is no union
  flow.match('Open', input.id, { a: () => 1 })
  const other = flow.match('Otherwise', input.size, { small: () => 1 }, { otherwise: () => input.id })
  expectTypeOf(other).toEqualTypeOf<string | number>()
})

workflow('tasks', (flow, input: Order) => {
  const { Build } = flow.codebuildSync('Build', { ProjectName: input.id })
  expectTypeOf(Build.Id).toEqualTypeOf<string>()
  // @ts-expect-error a misspelt argument
  flow.codebuildSync('Misspelt', { ProjectNam: 'x' })
  // @ts-expect-error an argument of the wrong type
  flow.codebuildSync('Wrong type', { ProjectName: 7 })
  // @ts-expect-error an argument that is missing
  flow.codebuildSync('Missing', {})
  // @ts-expect-error an expression of the wrong type
  flow.codebuildSync('Wrong expression', { ProjectName: () => input.total })
  // @ts-expect-error a member of a list of the wrong type
  flow.codebuildSync('Wrong list', { ProjectName: 'x', EnvironmentVariablesOverride: [{ Name: 'A', Value: 'b', Type: 'PLAIN' }] })
  flow.codebuildSync('List', { ProjectName: 'x', EnvironmentVariablesOverride: [{ Name: 'A', Value: () => `${input.id}!`, Type: 'PLAINTEXT' }] })
  expectTypeOf(flow.task('Start', codebuild.startBuild, { ProjectName: 'x' }).Build.Id).toEqualTypeOf<string>()
  flow.task('Invoke', lambda.invoke, { FunctionName: 'f', Payload: { open: { ended: [() => input.total + 1] } } })
  // @ts-expect-error a misspelt argument of an integration
  flow.task('Misspelt member', lambda.invoke, { FunctionNam: 'f' })
  expectTypeOf(flow.lambda<{ ok: boolean }>('Ask', { FunctionName: 'f' })).toEqualTypeOf<{ ok: boolean }>()
  expectTypeOf(flow.lambda('Open', { FunctionName: 'f' })).toEqualTypeOf<unknown>()
  expectTypeOf(flow.try(() => flow.lambda('Of no type', { FunctionName: 'f' })).catch(() => 'lost')).toEqualTypeOf<unknown>()
  // @ts-expect-error a misspelt unit
  flow.wait('Wait', '30 secnds')
  // @ts-expect-error a misspelt option
  flow.codebuildSync('Option', { ProjectName: 'x' }, { timout: '1 hour' })
  flow.codebuildSync('Retry', { ProjectName: 'x' }, { timeout: () => input.total, retry: { on: 'States.Timeout', jitter: 'FULL' } })
})

const typed = workflow('typed both ways', (flow, input: { readonly a: string }) => ({ sum: flow.let('Sum', { n: () => input.a.length }), none: flow.pass('Nothing') }))
expectTypeOf(typed['~input']).toEqualTypeOf<{ readonly a: string } | undefined>()
expectTypeOf(typed['~output']).toEqualTypeOf<{ sum: { n: number }; none: null } | undefined>()

const held: Expression<boolean> = () => true
workflow('held', (flow) => {
  flow.choice('Held').when(held, () => flow.succeed())
})
