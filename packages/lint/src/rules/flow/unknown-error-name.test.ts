import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unknownErrorName } from './unknown-error-name.js'

const task = (handlers: { readonly [field: string]: Json }) =>
  machine({ States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', ...handlers }, B: { Type: 'Succeed' } } })

testRule(unknownErrorName, {
  silent: {
    'errors of a function': task({ Retry: [{ ErrorEquals: ['Lambda.Unknown', 'Lambda.ResourceNotReadyException', 'Lambda.CodeStorageExceededException', 'OutOfPaint', 'Stately.Home'] }] }),
    'errors of HTTP tasks': task({ Retry: [{ ErrorEquals: ['States.Http.StatusCode.502'] }] }),
  },
  reports: {
    'a misspelt error of Lambda': [task({ Retry: [{ ErrorEquals: ['Lambda.TooManyRequestException'] }] }), { say: 'unknown', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'Lambda.TooManyRequestException', near: 'Lambda.TooManyRequestsException' } }],
    'one in other capitals': [task({ Catch: [{ ErrorEquals: ['Lambda.SdkclientException'], Next: 'B' }] }), { say: 'unknown', at: '/States/A/Catch/0/ErrorEquals/0', facts: { error: 'Lambda.SdkclientException', near: 'Lambda.SdkClientException' } }],
    'a name in small letters': [task({ Retry: [{ ErrorEquals: ['states.all'] }] }), { say: 'unknown', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'states.all' } }],
  },
})
