import type { JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { coverageReport, coverageText } from '../reports/coverage-report.js'
import { simulate } from './simulate.js'

const retrier = { ErrorEquals: ['Busy'] }
const call = (rest: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Retry: [retrier], ...rest })
const machine: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Which?',
  States: {
    'Which?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.each %}', Next: 'Each' }], Default: 'Call' },
    Each: { Type: 'Map', Items: [1, 2], ItemProcessor: { StartAt: 'Inner', States: { Inner: call({ End: true }) } }, End: true },
    Call: call({ Catch: [{ ErrorEquals: ['No'], Next: 'Lost' }], End: true }),
    Lost: { Type: 'Fail' },
  },
}
const busyOnce = (_args: unknown, { State }: { readonly State: { readonly RetryCount?: number } }) => {
  if (State.RetryCount === 0) throw { Error: 'Busy' }
  return 1
}

describe('coverage', () => {
  it('counts states, choices, catchers and retriers, also those within a Map', async () => {
    const { coverage } = await simulate(machine, { input: { each: true }, tasks: { Inner: busyOnce } })
    expect(coverage.states.map(({ pointer, hits }) => [pointer, hits])).toEqual([
      ['/States/Which?', 1],
      ['/States/Each', 1],
      ['/States/Each/ItemProcessor/States/Inner', 2],
      ['/States/Call', 0],
      ['/States/Lost', 0],
    ])
    expect(coverage.choices.map(({ pointer, hits }) => [pointer, hits])).toEqual([['/States/Which?/Choices/0', 1], ['/States/Which?/Default', 0]])
    // the same retrier object stands in two states: each is counted by itself
    expect(coverage.retriers.map(({ state, hits }) => [state, hits])).toEqual([['Inner', 2], ['Call', 0]])
    expect(coverage.catchers).toMatchObject([{ state: 'Call', pointer: '/States/Call/Catch/0', hits: 0 }])
  })

  it('of several runs is summed, and says what never had its turn', async () => {
    const runs = await Promise.all([
      simulate(machine, { input: { each: true }, tasks: { Inner: 1 } }),
      simulate(machine, { input: { each: false }, tasks: { Call: 1 } }),
    ])
    const coverages = runs.map(({ coverage }) => coverage)
    expect(coverageReport(coverages).total).toEqual({
      states: { found: 5, hit: 4 },
      choices: { found: 2, hit: 2 },
      catchers: { found: 1, hit: 0 },
      retriers: { found: 2, hit: 0 },
    })
    expect(coverageText(coverages).trimEnd().split('\n')).toEqual([
      'state-machine: 4 of 5 states, 2 of 2 choices, 0 of 1 catchers, 0 of 2 retriers',
      '  never: state "Lost"',
      '  never: catch of No to "Lost" of "Call"',
      '  never: retry of Busy of "Inner"',
      '  never: retry of Busy of "Call"',
    ])
  })
})
