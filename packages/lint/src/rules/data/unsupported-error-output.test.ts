import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unsupportedErrorOutput } from './unsupported-error-output.js'

const task = (facts: { readonly Output?: string }) =>
  machine({
    QueryLanguage: 'JSONata',
    States: {
      T: {
        Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, ...facts,
        Catch: [{ ErrorEquals: ['States.ALL'], Assign: { e: '{% $states.errorOutput.Error %}' }, Output: '{% $states.errorOutput %}', Next: 'E' }],
      },
      E: { Type: 'Succeed' },
    },
  })

testRule(unsupportedErrorOutput, {
  silent: { 'the Assign and Output of a catcher': task({}) },
  reports: {
    'the Output of the task itself': [task({ Output: '{% $states.errorOutput %}' }), { say: 'outside', at: '/States/T/Output', facts: { field: 'Output', state: 'T' } }],
    'a Pass': [pass('{% $states.errorOutput.Cause %}'), { say: 'outside', at: '/States/A/Output', facts: { field: 'Output', state: 'A' } }],
  },
})
