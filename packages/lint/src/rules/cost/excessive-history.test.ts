import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { excessiveHistory } from './excessive-history.js'

const poll = (seconds: number, { timeout, test = { StringEquals: 'x' } }: { readonly timeout?: number; readonly test?: { readonly [operator: string]: string | number } } = {}) =>
  machine({
    ...(timeout === undefined ? {} : { TimeoutSeconds: timeout }),
    States: {
      Look: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', ...test, Next: 'E' }], Default: 'W' },
      W: { Type: 'Wait', Seconds: seconds, Next: 'Look' },
      E: { Type: 'Succeed' },
    },
  })
const map = (count: number) =>
  machine({
    A: { Type: 'Pass', Result: { list: Array.from({ length: count }, () => 0) }, Next: 'M' },
    M: { Type: 'Map', ItemsPath: '$.list', ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } } },
  })

testRule(excessiveHistory, {
  silent: {
    'nine events in each of 2,777 rounds': poll(10, { timeout: 27_770 }),
    'a loop without a timeout, which is another rule': poll(1),
    'a loop that counts': poll(1, { timeout: 1_000_000, test: { NumericGreaterThan: 5 } }),
    'a machine of type EXPRESS': { text: poll(1, { timeout: 1_000_000 }), type: 'EXPRESS' },
    'a Map over 6,000 items': map(6_000),
  },
  reports: {
    'nine events in each of 2,778 rounds': [
      poll(10, { timeout: 27_780 }),
      { say: 'loop', at: '/States/Look', facts: { first: 'Look', events: 9, seconds: 10, rounds: 2778, timeout: 27_780 } },
    ],
    'a Map over 6,250 items': [map(6_250), { say: 'states', at: '/States/M', facts: { name: 'M', events: 25_004 } }],
  },
})
