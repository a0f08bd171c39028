import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { conflictingCatchAll } from './conflicting-catch-all.js'

const task = (handlers: { readonly [field: string]: Json }) =>
  machine({ States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', ...handlers }, B: { Type: 'Succeed' } } })

testRule(conflictingCatchAll, {
  silent: {
    'all at the end': task({ Retry: [{ ErrorEquals: ['a'] }, { ErrorEquals: ['States.ALL'] }] }),
    'names that only begin like it': task({ Retry: [{ ErrorEquals: ['States.ALLOWED', 'a'] }] }),
  },
  reports: {
    'all beside another error': [task({ Retry: [{ ErrorEquals: ['a', 'States.ALL'] }] }), { say: 'beside', at: '/States/A/Retry/0/ErrorEquals', facts: { state: 'A', list: 'Retry' } }],
    'all before two others': [task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['a'] }, { ErrorEquals: ['b'] }] }), { say: 'early', at: '/States/A/Retry/0/ErrorEquals', facts: { state: 'A', list: 'Retry', later: 2 } }],
  },
})
