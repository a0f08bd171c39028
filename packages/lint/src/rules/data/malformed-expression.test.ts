import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (value: string) => machine({ A: { Type: 'Pass', Parameters: { 'a.$': value } } })
const at = '/States/A/Parameters/a.$'

import { malformedExpression } from './malformed-expression.js'

testRule(malformedExpression, {
  silent: {
    'a filter, a slice and a descent': pass("$..book[?(@.price < 10 && @.kind == 'x')][0:2]"),
    'nested calls': pass("States.Format('{}', States.ArrayGetItem($.a, 0))"),
    'one that a placeholder stands in': pass('$.${Member}'),
    'the same under a plain key, where it is text': machine({ A: { Type: 'Pass', Parameters: { a: '$.[' } } }),
    'a Result, where it is text': machine({ A: { Type: 'Pass', Result: { 'a.$': 'text' } } }),
  },
  reports: {
    'text under a key that ends in .$': [
      pass('ipsum'),
      {
        say: 'unreadable', at,
        facts: { field: 'Parameters', state: 'A', text: 'ipsum', reason: 'the text is neither a path, which begins with "$", nor a call of an intrinsic function', help: '' },
      },
    ],
    'an unknown function': [
      pass('States.Fromat($.a)'),
      { say: 'unreadable', at, facts: { field: 'Parameters', state: 'A', text: 'States.Fromat($.a)', reason: 'there is no intrinsic function "States.Fromat"', help: '' } },
    ],
    'a blank in front of a call': [pass(' States.UUID()'), { say: 'padded', at, facts: { field: 'Parameters', state: 'A', text: ' States.UUID()' } }],
  },
})
