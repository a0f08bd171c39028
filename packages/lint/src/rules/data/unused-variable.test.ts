import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unusedVariable } from './unused-variable.js'

testRule(unusedVariable, {
  silent: {
    'one that only a later Assign of it reads': machine({ A: { Type: 'Pass', Assign: { n: 0 }, Next: 'B' }, B: { Type: 'Pass', Assign: { 'n.$': 'States.MathAdd($n, 1)' } } }),
    'any, when an expression cannot be parsed': machine({ A: { Type: 'Pass', Assign: { n: 0 }, Next: 'B' }, B: { Type: 'Pass', Parameters: { 'a.$': '${Path}' } } }),
    'one with the name of a function': machine({
      QueryLanguage: 'JSONata',
      States: { A: { Type: 'Pass', Assign: { count: 0 }, Next: 'B' }, B: { Type: 'Pass', Output: '{% $count %}' } },
    }),
  },
  reports: { 'one that nothing reads': [machine({ A: { Type: 'Pass', Assign: { n: 0 } } }), { say: 'unused', at: '/States/A/Assign/n', facts: { state: 'A', name: 'n' } }] },
})
