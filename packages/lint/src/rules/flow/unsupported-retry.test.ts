import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unsupportedRetry } from './unsupported-retry.js'

const task = (handlers: { readonly [field: string]: Json }) =>
  machine({ States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', ...handlers }, B: { Type: 'Succeed' } } })

testRule(unsupportedRetry, {
  silent: {
    'another error': task({ Retry: [{ ErrorEquals: ['States.Timeout'] }] }),
  },
  reports: {
    'the error beside another': [task({ Retry: [{ ErrorEquals: ['a', 'States.Runtime'] }] }), { say: 'runtime', at: '/States/A/Retry/0/ErrorEquals/1', facts: { error: 'States.Runtime' } }],
  },
})
