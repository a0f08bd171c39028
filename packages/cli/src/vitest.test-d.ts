import { expect, it } from 'vitest'
import { simulate } from './testing.js'
import { matchers } from './vitest.js'

it('tells Vitest the matchers, and their types', async () => {
  expect.extend(matchers)
  const run = await simulate({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })
  expect(run).toSucceedWith({})
  expect(run).not.toFailWith('States.Timeout', /late/)
  expect(run).toVisit('A')
  expect(run).not.toHaveCalled('lambda:invoke', { FunctionName: 'charge' })
  // @ts-expect-error: a state has a name
  expect(run).toVisit(1)
})
