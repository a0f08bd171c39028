import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unusedRetrier } from './unused-retrier.js'

const task = (handlers: { readonly [field: string]: Json }) =>
  machine({ States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', ...handlers }, B: { Type: 'Succeed' } } })

testRule(unusedRetrier, {
  silent: {
    'one before another': task({ Retry: [{ ErrorEquals: ['a'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }] }),
  },
  reports: {
    'one at the end': [task({ Retry: [{ ErrorEquals: ['a'] }, { ErrorEquals: ['b'], MaxAttempts: 0 }] }), { say: 'none', at: '/States/A/Retry/1/MaxAttempts', facts: { state: 'A' } }],
  },
})
