import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unboundedHistory } from './unbounded-history.js'

const poll = (wait: { readonly [field: string]: string | number }, { timeout, test = { StringEquals: 'x' } }: { readonly timeout?: number; readonly test?: { readonly [operator: string]: string | number | boolean } } = {}) =>
  machine({
    ...(timeout === undefined ? {} : { TimeoutSeconds: timeout }),
    States: {
      Look: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', ...test, Next: 'E' }], Default: 'W' },
      W: { Type: 'Wait', ...wait, Next: 'Look' } as never,
      E: { Type: 'Succeed' },
    },
  })

testRule(unboundedHistory, {
  silent: {
    'a machine with a timeout': poll({ Seconds: 60 }, { timeout: 3600 }),
    'a loop that counts': poll({ Seconds: 60 }, { test: { NumericGreaterThan: 5 } }),
    'a loop that takes from a list': poll({ Seconds: 60 }, { test: { IsPresent: false } }),
    'a wait of unknown length': poll({ SecondsPath: '$.pause' }),
    'a machine of type EXPRESS': { text: poll({ Seconds: 1 }), type: 'EXPRESS' },
  },
  reports: {
    'a loop that polls': [poll({ Seconds: 60 }), { say: 'waiting', at: '/States/Look', facts: { first: 'Look', rounds: 2777, time: '46 hours' } }],
    'a loop without a Wait': [
      machine({
        A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Next: 'C' },
        C: { Type: 'Choice', Choices: [{ Variable: '$.a', StringEquals: 'x', Next: 'E' }], Default: 'A' },
        E: { Type: 'Succeed' },
      }),
      { say: 'restless', at: '/States/A', facts: { first: 'A' } },
    ],
  },
})
