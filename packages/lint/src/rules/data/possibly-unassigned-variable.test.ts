import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { possiblyUnassignedVariable } from './possibly-unassigned-variable.js'

const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'A' }], Default: 'E' }
const catching = [{ ErrorEquals: ['States.ALL'], Next: 'E' }]

testRule(possiblyUnassignedVariable, {
  silent: {
    'both ways assign it': machine({
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Assign: { x: 1 }, Next: 'E' }], Default: 'E', Assign: { x: 2 } },
      E: { Type: 'Pass', InputPath: '$x' },
    }),
    'a value from before the loop': machine({
      A: { Type: 'Pass', Assign: { n: 0 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { 'n.$': 'States.MathAdd($n, 1)' }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$n', NumericGreaterThan: 3, Next: 'E' }], Default: 'B' },
      E: { Type: 'Succeed' },
    }),
    'a read that asks first': machine({
      QueryLanguage: 'JSONata',
      States: {
        C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.a %}', Next: 'A' }], Default: 'E' },
        A: { Type: 'Pass', Assign: { x: 1 }, Next: 'E' },
        E: { Type: 'Pass', Output: '{% $exists($x) ? $x : 0 %}' },
      },
    }),
  },
  reports: {
    'one way of two': [
      machine({ C: choice, A: { Type: 'Pass', Assign: { x: 1 }, Next: 'E' }, E: { Type: 'Pass', InputPath: '$x' } }),
      { say: 'sometimes', at: '/States/E/InputPath', facts: { state: 'E', name: 'x', by: '"A"' } },
    ],
    'an error before the assignment': [
      machine({
        T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Assign: { x: 1 }, Catch: catching, Next: 'E' },
        E: { Type: 'Pass', InputPath: '$x' },
      }),
      { say: 'sometimes', at: '/States/E/InputPath', facts: { state: 'E', name: 'x', by: '"T"' } },
    ],
  },
})
