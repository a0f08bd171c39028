import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unknownStatesField } from './unknown-states-field.js'

testRule(unknownStatesField, {
  silent: { 'the whole of $states': pass('{% $states %}'), 'fields of a local variable of that name': pass('{% ($states := { "a": 1 }; $states.a) %}') },
  reports: {
    'a misspelt one': [pass('{% $states.inputs.a %}'), { say: 'unknown', at: '/States/A/Output', facts: { name: 'inputs', near: 'input' } }],
    'another': [pass('{% $states.variables %}'), { say: 'unknown', at: '/States/A/Output', facts: { name: 'variables', near: '' } }],
  },
})
