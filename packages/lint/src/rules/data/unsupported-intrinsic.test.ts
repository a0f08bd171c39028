import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unsupportedIntrinsic } from './unsupported-intrinsic.js'

const fail = (path: string) => machine({ F: { Type: 'Fail', CausePath: path } })

testRule(unsupportedIntrinsic, {
  silent: {
    'a text that is put together': fail("States.Format('{}', $.a)"),
    'an item of an array': fail('States.ArrayGetItem($.a, 0)'),
    'an object as JSON': fail('States.JsonToString($)'),
    'a number where any value may stand': machine({ A: { Type: 'Pass', Parameters: { 'a.$': 'States.MathAdd(1, 2)' } } }),
  },
  reports: {
    'a sum': [fail('States.MathAdd($.a, 1)'), { say: 'other', at: '/States/F/CausePath', facts: { field: 'CausePath', state: 'F', name: 'States.MathAdd' } }],
    'JSON that is read': [fail('States.StringToJson($.a)'), { say: 'other', at: '/States/F/CausePath', facts: { field: 'CausePath', state: 'F', name: 'States.StringToJson' } }],
  },
})
