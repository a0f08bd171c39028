import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unknownErrorName } from './unknown-error-name.js'

const task = (handlers: { readonly [field: string]: Json }) =>
  machine({ States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', ...handlers }, B: { Type: 'Succeed' } } })

testRule(unknownErrorName, {
  silent: {
    'errors of a function': task({ Retry: [{ ErrorEquals: ['Lambda.Unknown', 'Lambda.ResourceNotReadyException', 'Lambda.CodeStorageExceededException', 'OutOfPaint', 'Stately.Home'] }] }),
    'names that only look a little alike': task({ Retry: [{ ErrorEquals: ['Status.Timeout', 'State.Broken', 'Timeout', 'TaskFailed', 'Small'] }] }),
    "a person's own, that end like one of Step Functions": task({ Retry: [{ ErrorEquals: ['StateTimeout', 'StatsTimeout', 'State_Timeout', 'SateRuntime', 'Order.StateTimeout'] }] }),
    'a Fail whose error is its own, or an expression': machine({ States: { A: { Type: 'Fail', Error: 'Order.Broken' }, B: { Type: 'Fail', ErrorPath: "States.Format('{}', $.e)" }, C: { Type: 'Fail' } } }),
    'errors of HTTP tasks': task({ Retry: [{ ErrorEquals: ['States.Http.StatusCode.502'] }] }),
  },
  reports: {
    'a misspelt error of Lambda': [task({ Retry: [{ ErrorEquals: ['Lambda.TooManyRequestException'] }] }), { say: 'unknown', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'Lambda.TooManyRequestException', near: 'Lambda.TooManyRequestsException' } }],
    'one in other capitals': [task({ Catch: [{ ErrorEquals: ['Lambda.SdkclientException'], Next: 'B' }] }), { say: 'unknown', at: '/States/A/Catch/0/ErrorEquals/0', facts: { error: 'Lambda.SdkclientException', near: 'Lambda.SdkClientException' } }],
    'a Fail whose error is named as if Step Functions gave it': [machine({ States: { A: { Type: 'Fail', Error: 'States.MyOwn' } } }), { say: 'reserved', at: '/States/A/Error', facts: { error: 'States.MyOwn', own: 'MyOwn' } }],
    'a slip in the prefix': [
      task({ Catch: [{ ErrorEquals: ['State.ALL'], Next: 'B' }] }),
      { say: 'unknown', at: '/States/A/Catch/0/ErrorEquals/0', facts: { error: 'State.ALL', near: 'States.ALL' } },
    ],
    'other slips in it, or in what parts it from the rest': [
      task({ Retry: [{ ErrorEquals: ['Sates.TaskFailed', 'States:Timeout'] }, { ErrorEquals: ['StatesALL', 'States_Timeout', 'State:Timeout'] }] }),
      { say: 'unknown', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'Sates.TaskFailed', near: 'States.TaskFailed' } },
      { say: 'unknown', at: '/States/A/Retry/0/ErrorEquals/1', facts: { error: 'States:Timeout', near: 'States.Timeout' } },
      { say: 'unknown', at: '/States/A/Retry/1/ErrorEquals/0', facts: { error: 'StatesALL', near: 'States.ALL' }, help: 'use "States.ALL"' },
      { say: 'unknown', at: '/States/A/Retry/1/ErrorEquals/1', facts: { error: 'States_Timeout', near: 'States.Timeout' }, help: 'use "States.Timeout"' },
      { say: 'unknown', at: '/States/A/Retry/1/ErrorEquals/2', facts: { error: 'State:Timeout', near: 'States.Timeout' }, help: 'use "States.Timeout"' },
    ],
    'words that mean all errors elsewhere': [
      task({ Retry: [{ ErrorEquals: ['*'] }, { ErrorEquals: ['ALL'] }] }),
      { say: 'unknown', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: '*', near: 'States.ALL' } },
      { say: 'unknown', at: '/States/A/Retry/1/ErrorEquals/0', facts: { error: 'ALL', near: 'States.ALL' } },
    ],
    'a name in small letters': [task({ Retry: [{ ErrorEquals: ['states.all'] }] }), { say: 'unknown', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'states.all' } }],
  },
})
