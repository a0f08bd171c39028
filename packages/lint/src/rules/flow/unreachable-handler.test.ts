import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unreachableHandler } from './unreachable-handler.js'

const task = (handlers: { readonly [field: string]: Json }) =>
  machine({ States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', ...handlers }, B: { Type: 'Succeed' } } })

testRule(unreachableHandler, {
  silent: {
    'one error in both lists': task({ Retry: [{ ErrorEquals: ['a'] }], Catch: [{ ErrorEquals: ['a'], Next: 'B' }] }),
    'a timeout behind failures of the task': task({ Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'B' }, { ErrorEquals: ['States.Timeout'], Next: 'B' }] }),
  },
  reports: {
    'one error in two retriers': [task({ Retry: [{ ErrorEquals: ['a'] }, { ErrorEquals: ['b', 'a'] }] }), { say: 'taken', at: '/States/A/Retry/1/ErrorEquals/1', facts: { error: 'a', list: 'Retry', earlier: 1, by: 'a' } }],
    'one error twice in one entry': [task({ Retry: [{ ErrorEquals: ['a', 'a'] }] }), { say: 'twice', at: '/States/A/Retry/0/ErrorEquals/1', facts: { error: 'a' } }],
  },
})
