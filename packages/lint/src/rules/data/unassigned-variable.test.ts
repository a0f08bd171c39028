import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unassignedVariable } from './unassigned-variable.js'

testRule(unassignedVariable, {
  silent: {
    'what a catcher assigns and its target reads': machine({
      QueryLanguage: 'JSONata',
      States: {
        T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, Catch: [{ ErrorEquals: ['States.ALL'], Assign: { why: 1 }, Next: 'H' }] },
        H: { Type: 'Pass', Output: '{% $why %}' },
      },
    }),
    'names that the expression itself binds, and functions that are handed on': machine({
      QueryLanguage: 'JSONata',
      States: { A: { Type: 'Pass', Output: '{% ($x := 1; $f := function($y) { $x + $y }; $map([1], $f) ~> $sum) %}' } },
    }),
    'a variable of the scope around': machine({
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'P' },
      P: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', InputPath: '$x', End: true } } }] },
    }),
    'one that a path assigns, which is the business of another rule': machine({
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Assign: { x: 1 }, Next: 'E' }], Default: 'E' },
      E: { Type: 'Pass', InputPath: '$x' },
    }),
  },
  reports: {
    'a misspelt name, in a condition': [
      machine({
        QueryLanguage: 'JSONata',
        States: {
          A: { Type: 'Pass', Assign: { total: 1 }, Next: 'C' },
          C: { Type: 'Choice', Choices: [{ Condition: '{% $totl > 1 %}', Next: 'E' }], Default: 'E' },
          E: { Type: 'Succeed' },
        },
      }),
      { say: 'unknown', at: '/States/C/Choices/0/Condition', facts: { state: 'C', name: 'totl', near: 'total' } },
    ],
    'an assignment of the same state, which comes after its Output': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Assign: { x: 1 }, Output: '{% $x %}' } } }),
      { say: 'late', at: '/States/A/Output', facts: { state: 'A', name: 'x', by: 'A' } },
    ],
    'what a branch has assigned, after it': [
      machine({
        P: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Assign: { x: 1 }, End: true } } }], Next: 'E' },
        E: { Type: 'Pass', Parameters: { 'a.$': 'States.MathAdd($x, 1)' } },
      }),
      { say: 'unknown', at: '/States/E/Parameters/a.$', facts: { state: 'E', name: 'x', near: '' } },
    ],
    'a filter of a path': [
      machine({ E: { Type: 'Pass', Parameters: { 'a.$': '$.list[?(@.n == $x)]' } } }),
      { say: 'unknown', at: '/States/E/Parameters/a.$', facts: { state: 'E', name: 'x', near: '' } },
    ],
  },
})
