import type { Json, JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { simulate } from '../machine/simulate.js'
import { matchers } from './matchers.js'

const machine: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: {
    A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { id: 1, more: [1, 2] }, Output: '{% $states.result %}', Next: 'B' },
    B: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 1 %}', Next: 'C' }], Default: 'D' },
    C: { Type: 'Succeed' },
    D: { Type: 'Fail', Error: 'No', Cause: 'not one' },
  },
}
const runWith = (A: Json) => simulate(machine, { tasks: { A } })
const [good, bad] = await Promise.all([runWith(1), runWith(2)])

describe('matchers', () => {
  it.each([
    ['success', matchers.toSucceedWith(good)],
    ['the output', matchers.toSucceedWith(good, 1)],
    ['an error', matchers.toFailWith(bad, 'No')],
    ['a cause', matchers.toFailWith(bad, 'No', 'not one')],
    ['a part of a cause', matchers.toFailWith(bad, 'No', /one$/)],
    ['states in order', matchers.toVisit(good, 'A', 'C')],
    ['a call by state', matchers.toHaveCalled(good, 'A')],
    ['a call by integration and arguments', matchers.toHaveCalled(good, 'lambda:invoke', { id: 1 })],
  ])('hold for %s', (_name, { pass }) => expect(pass).toBe(true))

  it.each([
    ['a run that failed', matchers.toSucceedWith(bad), 'it ended FAILED: No: not one'],
    ['another output', matchers.toSucceedWith(good, 2), '$ is 1, expected 2'],
    ['a run that succeeded', matchers.toFailWith(good, 'No'), 'it succeeded with 1'],
    ['another error', matchers.toFailWith(bad, 'Yes'), 'it ended FAILED: No'],
    ['another cause', matchers.toFailWith(bad, 'No', 'one'), 'and the cause one'],
    ['states in another order', matchers.toVisit(good, 'C', 'A'), 'it did not enter "A" after "C"'],
    ['a call that was not made', matchers.toHaveCalled(good, 'B'), 'it called "A"'],
    ['other arguments', matchers.toHaveCalled(good, 'A', { more: [1, 3] }), '$.more[1] is 2, expected 3'],
  ])('fail for %s, and say why', (_name, { pass, message }, said) => {
    expect(pass).toBe(false)
    expect(message()).toContain(said)
    expect(message()).toContain('0 s  A')
  })

  it('work as matchers of Vitest', () => {
    expect.extend(matchers)
    const run = () => expect(good) as unknown as { toVisit(...states: string[]): void; not: { toVisit(...states: string[]): void } }
    run().toVisit('A')
    run().not.toVisit('D')
    expect(() => run().toVisit('D')).toThrow('it did not enter "D"')
  })
})
