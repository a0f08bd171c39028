import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { reservedVariable } from './reserved-variable.js'

testRule(reservedVariable, {
  silent: { 'a name that begins like it': machine({ A: { Type: 'Pass', Assign: { statesOfAmerica: 1 } } }), 'a member of a value': machine({ A: { Type: 'Pass', Assign: { x: { states: 1 } } } }) },
  reports: {
    'a computed member, in JSONPath': [machine({ A: { Type: 'Pass', Assign: { 'states.$': '$.x' } } }), { say: 'reserved', at: '/States/A/Assign/states.$', facts: { state: 'A' } }],
    'a rule of a Choice': [
      machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Assign: { states: 1 }, Next: 'E' }], Default: 'E' }, E: { Type: 'Succeed' } }),
      { say: 'reserved', at: '/States/C/Choices/0/Assign/states', facts: { state: 'C' } },
    ],
  },
})
