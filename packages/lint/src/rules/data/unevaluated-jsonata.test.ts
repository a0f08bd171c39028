import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unevaluatedJsonata } from './unevaluated-jsonata.js'

testRule(unevaluatedJsonata, {
  silent: { 'a percentage in braces': pass('about 50% {or so}'), 'an expression': pass('{% 1 %}'), 'an empty string': pass('') },
  reports: {
    'a blank in front': [pass(' {% 1 %}'), { say: 'around', at: '/States/A/Output', facts: { field: 'Output', state: 'A' } }],
    'text around': [pass('Hello {% $states.input.name %}!'), { say: 'around', at: '/States/A/Output', facts: { field: 'Output', state: 'A' } }],
    'a state of JSONPath': [
      machine({ A: { Type: 'Pass', Parameters: { a: '{% $states.input %}' } } }),
      { say: 'language', at: '/States/A/Parameters/a', facts: { field: 'Parameters', state: 'A' } },
    ],
    'the names of errors': [
      machine({
        QueryLanguage: 'JSONata',
        States: { T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, Retry: [{ ErrorEquals: ['{% $e %}'] }] } },
      }),
      { say: 'field', at: '/States/T/Retry/0/ErrorEquals/0', facts: { field: 'ErrorEquals', state: 'T' } },
    ],
  },
})
