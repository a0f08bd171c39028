import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unsupportedOperator } from './unsupported-operator.js'

testRule(unsupportedOperator, {
  silent: { 'a question with two answers': pass('{% $exists($states.input.a) ? $states.input.a : 1 %}') },
  reports: {
    'a value for what is missing': [pass('{% $states.input.a ?? 1 %}'), { say: 'later', at: '/States/A/Output', facts: { operator: '??', instead: '$exists(a) ? a : b' } }],
    'a value for what is falsy': [pass('{% $states.input.a ?: 1 %}'), { say: 'later', at: '/States/A/Output', facts: { operator: '?:', instead: 'a ? a : b' } }],
  },
})
