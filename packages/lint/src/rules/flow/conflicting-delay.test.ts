import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { conflictingDelay } from './conflicting-delay.js'

const task = (handlers: { readonly [field: string]: Json }) =>
  machine({ States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', ...handlers }, B: { Type: 'Succeed' } } })

testRule(conflictingDelay, {
  silent: {
    'a longer one': task({ Retry: [{ ErrorEquals: ['a'], IntervalSeconds: 2, MaxDelaySeconds: 3 }] }),
  },
  reports: {
    'one as long as the first, which is left out': [task({ Retry: [{ ErrorEquals: ['a'], MaxDelaySeconds: 1 }] }), { say: 'short', at: '/States/A/Retry/0/MaxDelaySeconds', facts: { most: 1, first: 1 } }],
  },
})
