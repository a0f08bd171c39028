import { lambda } from '@stepwright/services'
import { expectTypeOf } from 'vitest'
import { workflow } from './record-workflow.js'

workflow('endings', (flow, input: { reason: string; n: number }) => {
  const giveUp = flow.ending((why: { reason: string }) => flow.fail('Gave up', { error: 'GaveUp', cause: why.reason }))
  const stop = flow.ending(() => flow.succeed('Stop'))
  // an ending may call itself
  const again = flow.ending((state: { count: number }) => {
    flow.task('Work', lambda.invoke, { FunctionName: 'f' })
    flow.choice('Again?').when(() => state.count < 3, () => again({ count: () => state.count + 1 }))
  })
  expectTypeOf(flow.try(() => flow.lambda<number>('A', { FunctionName: 'f' })).catch((error) => giveUp({ reason: error.Cause }))).toEqualTypeOf<number>()
  flow.choice('Which?')
    .when(() => input.n === 1, () => giveUp({ reason: () => `${input.reason}!` }))
    .when(() => input.n === 2, () => stop())
    // @ts-expect-error it wants a reason
    .when(() => input.n === 3, () => giveUp())
    // @ts-expect-error of another type
    .when(() => input.n === 4, () => giveUp({ reason: input.n }))
    // @ts-expect-error it takes nothing
    .when(() => input.n === 5, () => stop({ reason: '' }))
    .otherwise(() => again({ count: 0 }))
})

workflow('loops', (flow, input: { names: string[] }) => {
  const counted = flow.repeat('Count', { from: { count: 0 }, until: ({ count }) => count > 3, attempts: 9 }, (last) => {
    expectTypeOf(last).toEqualTypeOf<{ count: number }>()
    return { count: () => last.count + 1 }
  })
  expectTypeOf(counted).toEqualTypeOf<{ count: number }>()
  const page = flow.repeat('Pages', { from: {}, while: ({ token }) => token !== 'end', attempts: 9 }, (last: { token?: string }) =>
    flow.lambda<{ token?: string }>('Read', { FunctionName: 'f', Payload: { token: last.token } }))
  expectTypeOf(page).toEqualTypeOf<{ token?: string }>()
  flow.repeat('Names', { from: input.names, while: (left) => left.length > 0, attempts: 9 }, (left) => {
    expectTypeOf(left).toEqualTypeOf<string[]>()
    return () => left.slice(1)
  })
  // @ts-expect-error it hands on something else
  flow.repeat('Wrong', { from: { count: 0 }, until: ({ count }) => count > 3, attempts: 9 }, () => ({ count: 'one' }))
  // @ts-expect-error it begins with something else
  flow.repeat('Wrong', { from: { count: 'one' }, until: ({ count }) => count > 3, attempts: 9 }, (last: { count: number }) => last)
  // @ts-expect-error both tests
  flow.repeat('Wrong', { from: { count: 0 }, until: ({ count }) => count > 3, while: ({ count }) => count > 3, attempts: 9 }, (last: { count: number }) => last)
})
