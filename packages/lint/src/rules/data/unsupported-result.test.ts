import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unsupportedResult } from './unsupported-result.js'

const task = (facts: { readonly Output?: string; readonly Arguments?: string; readonly caught?: string }) => {
  const { caught = 1, ...rest } = facts
  return machine({
    QueryLanguage: 'JSONata',
    States: {
      T: {
        Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, ...rest,
        Catch: [{ ErrorEquals: ['States.ALL'], Output: caught, Next: 'E' }],
      },
      E: { Type: 'Succeed' },
    },
  })
}

testRule(unsupportedResult, {
  silent: { 'the Output of a Task': task({ Output: '{% $states.result.Payload %}' }) },
  reports: {
    'a Pass': [pass('{% $states.result %}'), { say: 'never', at: '/States/A/Output', facts: { field: 'Output', state: 'A', kind: 'Pass' } }],
    'the Arguments of a Task': [task({ Arguments: '{% $states.result %}' }), { say: 'early', at: '/States/T/Arguments', facts: { field: 'Arguments', state: 'T' } }],
    'a catcher': [task({ caught: '{% $states.result %}' }), { say: 'failed', at: '/States/T/Catch/0/Output', facts: { field: 'Output', state: 'T' } }],
  },
})
