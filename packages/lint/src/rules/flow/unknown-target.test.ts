import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unknownTarget } from './unknown-target.js'

const branch = (states: { readonly [name: string]: { readonly Type: string; readonly Next?: string; readonly End?: true } }) => ({ StartAt: Object.keys(states)[0] ?? '', States: states })

testRule(unknownTarget, {
  silent: {
    'a target that the deployment puts in': machine({ A: { Type: 'Pass', Next: '${After}' } }),
    'a target that could not be understood': machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Nonsense', End: true } }),
    'a rule without a Next, which is another problem': machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true }] } }),
    'states of one name in two branches': machine({ P: { Type: 'Parallel', Branches: [branch({ A: { Type: 'Pass', End: true } }), branch({ A: { Type: 'Pass', End: true } })] } }),
  },
  reports: {
    'a misspelt Next': [
      machine({ Charge: { Type: 'Pass', Next: 'Shp' }, Ship: { Type: 'Pass' } }),
      { say: 'missing', at: '/States/Charge/Next', facts: { source: 'state "Charge" goes to', target: 'Shp', near: 'Ship' } },
    ],
    'a StartAt, a rule, a Default and a Catch': [
      machine({
        StartAt: 'Nope',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Rule' }], Default: 'Otherwise' },
          T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Ghost' }] },
        },
      }),
      { say: 'missing', at: '/StartAt', facts: { source: 'the machine starts at', target: 'Nope', near: '' } },
      { say: 'missing', at: '/States/C/Choices/0/Next', facts: { source: 'state "C" chooses', target: 'Rule', near: '' } },
      { say: 'missing', at: '/States/C/Default', facts: { source: 'state "C" goes by default to', target: 'Otherwise', near: '' } },
      { say: 'missing', at: '/States/T/Catch/0/Next', facts: { source: 'state "T" goes after an error to', target: 'Ghost', near: '' } },
    ],
    'a way out of a branch and a way into one': [
      machine({ Split: { Type: 'Parallel', Branches: [branch({ Inner: { Type: 'Pass', Next: 'After' } })], Next: 'After' }, After: { Type: 'Pass', Next: 'Inner' } }),
      { say: 'elsewhere', at: '/States/After/Next', facts: { source: 'state "After" goes to', target: 'Inner', inside: 'Split', around: '' } },
      { say: 'elsewhere', at: '/States/Split/Branches/0/States/Inner/Next', facts: { source: 'state "Inner" goes to', target: 'After', inside: '', around: 'Split' } },
    ],
    'a way from one branch into another': [
      machine({ Split: { Type: 'Parallel', Branches: [branch({ Inner: { Type: 'Pass', Next: 'Sibling' } }), branch({ Sibling: { Type: 'Pass', End: true } })], End: true } }),
      { say: 'elsewhere', at: '/States/Split/Branches/0/States/Inner/Next', facts: { source: 'state "Inner" goes to', target: 'Sibling', inside: 'Split', around: 'Split' } },
    ],
    'a start of a branch that is not there': [
      machine({ Split: { Type: 'Parallel', Branches: [{ StartAt: 'Ghost', States: { Inner: { Type: 'Pass', End: true } } }], End: true } }),
      { say: 'missing', at: '/States/Split/Branches/0/StartAt', facts: { source: 'branch 1 of state "Split" starts at', target: 'Ghost', near: '' } },
    ],
  },
})
