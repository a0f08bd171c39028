import { readFileSync } from 'node:fs'
import { formatJson, type Json, type JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { simulate } from '../machine/simulate.js'
import { readScenarios } from './read-scenarios.js'
import { recordedTasks } from './recorded-tasks.js'
import { runScenario } from './run-scenario.js'
import type { Scenario, ScenarioAnswer } from './scenario.js'
import { scenariosSchema } from './schema.js'
import { tasksOf } from './tasks-of.js'

const call = (rest: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...rest })
const orders: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% $states.input.ids %}',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Charge', States: { Charge: call({ Arguments: { id: '{% $states.input %}', more: true }, Output: '{% $states.result %}', End: true }) } },
      Assign: { count: '{% $count($states.input.ids) %}' },
      Next: 'Nap',
    },
    Nap: { Type: 'Wait', Seconds: 5, End: true },
  },
}
const scenario = (rest: Partial<Scenario>): Scenario => ({ name: 'orders', input: { ids: [1, 2] }, tasks: { Charge: { result: 'paid' } }, expect: {}, ...rest })

describe('answers that are data', () => {
  const rows: { readonly [name: string]: readonly [readonly ScenarioAnswer[], Json] } = {
    'answer in order, the last for ever': [[{ result: 'a' }, { result: 'b' }], ['a', 'b', 'b', 'b']],
    'answer as often as they say': [[{ result: 'a', times: 3 }, { result: 'b' }], ['a', 'a', 'a', 'b']],
    'answer calls that have the arguments, whatever else they have': [[{ when: { id: 2 }, result: 'two' }, { result: 'other' }], ['other', 'two', 'other', 'other']],
  }
  it.each(Object.entries(rows))('%s', async (_name, [Charge, output]) => {
    const run = await simulate(orders, { input: { ids: [1, 2, 3, 4] }, tasks: tasksOf({ Charge }) })
    expect(run).toMatchObject({ status: 'SUCCEEDED', path: { length: 6 } })
    expect(run.events.find(({ type }) => type === 'MapStateExited')?.details['output']).toEqual(output)
  })

  it('fail what none of them fits, and no Catch hides it', async () => {
    const caught: JsonObject = { StartAt: 'A', States: { A: call({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], End: true }), B: { Type: 'Succeed' } } }
    const run = await simulate(caught, { tasks: tasksOf({ A: { when: { id: 1 }, result: 1 } }) })
    expect(run).toMatchObject({ status: 'FAILED', error: 'Stepwright.UnansweredTask', path: ['A'] })
  })
})

describe('what is expected', () => {
  it('passes where all is as expected', async () => {
    const expectation = {
      status: 'SUCCEEDED',
      output: ['paid', 'paid'],
      path: ['Each', 'Charge', 'Charge', 'Nap'],
      variables: { count: 2 },
      seconds: 5,
      calls: { 'lambda:invoke': [{ id: 1 }, { id: 2 }], Charge: [{}, {}] },
    } as const
    expect((await runScenario(orders, scenario({ expect: expectation }))).mismatches).toEqual([])
  })

  it.each([
    ['status', { status: 'FAILED' as const }, '/status'],
    ['output', { output: ['paid'] }, '/output'],
    ['path', { path: ['Each', 'Nap'] }, '/path'],
    ['a longer path', { path: ['Each', 'Charge', 'Charge', 'Nap', 'More'] }, '/path'],
    ['variables', { variables: { count: 3 } }, '/variables/count'],
    ['seconds', { seconds: 4 }, '/seconds'],
    ['the number of calls', { calls: { Charge: [{}] } }, '/calls/Charge'],
    ['the arguments of calls', { calls: { Charge: [{}, { id: 3 }] } }, '/calls/Charge/1'],
    ['an error', { error: 'Oops' }, '/error'],
  ])('mismatches by %s', async (_name, expectation, at) => {
    expect((await runScenario(orders, scenario({ expect: expectation }))).mismatches).toMatchObject([{ at }])
  })
})

describe('a recorded execution', () => {
  it('is replayed by its events, ours and those of AWS', async () => {
    const tasks = tasksOf({ Charge: [{ when: { id: 1 }, result: 'one', after: 3 }, { when: { id: 2 }, error: 'No', cause: 'why' }] })
    const recorded = await simulate(orders, { input: { ids: [1, 2] }, tasks })
    const replayed = await simulate(orders, { input: { ids: [1, 2] }, tasks: tasksOf(recordedTasks(recorded.events)) })
    expect(replayed.events).toEqual(recorded.events)
    const asAws = recorded.events.map(({ details, timestamp, type, ...rest }) => ({
      ...rest,
      type,
      timestamp: timestamp / 1000,
      [type.endsWith('StateEntered') ? 'stateEnteredEventDetails' : `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`]: Object.fromEntries(
        Object.entries(details).map(([name, value]) => [name, ['input', 'output', 'parameters'].includes(name) ? JSON.stringify(value) : value]),
      ),
    }))
    expect((await simulate(orders, { input: { ids: [1, 2] }, tasks: tasksOf(recordedTasks(asAws)) })).events).toEqual(recorded.events)
  })
})

describe('a file of scenarios', () => {
  it.each([
    ['no scenarios', {}, ''],
    ['a misspelt member', { scenarios: [{ name: 'a', expct: {}, expect: {} }] }, '/scenarios/0/expct'],
    ['a status that is none', { scenarios: [{ name: 'a', expect: { status: 'DONE' } }] }, '/scenarios/0/expect/status'],
    ['an answer that is plain', { scenarios: [{ name: 'a', tasks: { A: 1 }, expect: {} }] }, '/scenarios/0/tasks/A'],
    ['an answer in a list with a misspelt member', { scenarios: [{ name: 'a', tasks: { A: [{ reslt: 1 }] }, expect: {} }] }, '/scenarios/0/tasks/A/0/reslt'],
    ['a clock that is none', { scenarios: [{ name: 'a', clock: 'noon', expect: {} }] }, '/scenarios/0/clock'],
    ['a negative time', { scenarios: [{ name: 'a', tasks: { A: { after: -1 } }, expect: {} }] }, '/scenarios/0/tasks/A/after'],
  ])('with %s is refused, with the place', (_name, document, pointer) => {
    expect(readScenarios(document, 'a.scenarios.json').diagnostics).toMatchObject([{ code: 'run/malformed-scenario', location: { pointer } }])
  })

  it.each([['return', 'result'], ['Throw', 'error'], ['timeout', 'never'], ['resutl', 'result']])('knows what is meant by "%s" of an answer', (name, meant) => {
    const document = { machine: 'a.asl.json', scenarios: [{ name: 'one', tasks: { A: { [name]: true } }, expect: { status: 'SUCCEEDED' } }] }
    expect(readScenarios(document, 'a.scenarios.json').diagnostics).toMatchObject([{ help: `use "${meant}"` }])
  })

  it('has the schema that lies in schemas/ (run "npm run generate" when this fails)', () => {
    expect(readFileSync(new URL('../../../../schemas/scenarios-1.schema.json', import.meta.url), 'utf8')).toBe(formatJson(scenariosSchema))
  })
})
