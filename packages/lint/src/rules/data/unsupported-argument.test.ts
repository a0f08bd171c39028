import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (value: string) => machine({ A: { Type: 'Pass', Parameters: { 'a.$': value } } })
const at = '/States/A/Parameters/a.$'

import { unsupportedArgument } from './unsupported-argument.js'

testRule(unsupportedArgument, {
  silent: { 'paths, whose values nobody knows': pass('States.MathAdd($.a, $b)'), 'a value that fails, which is another rule': pass("States.Hash('a', 'MD6')") },
  reports: {
    'a string for a number': [pass("States.MathAdd(1, '-1')"), { say: 'unsupported', at, facts: { state: 'A', reason: 'the second number of "States.MathAdd" must be a number, not a string', help: '' } }],
    'too few': [
      pass('States.MathAdd(1)'),
      { say: 'unsupported', at, facts: { state: 'A', reason: '"States.MathAdd" takes 2 arguments, not 1', help: '' } },
    ],
  },
})
