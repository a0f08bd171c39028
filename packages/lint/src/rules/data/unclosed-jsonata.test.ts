import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unclosedJsonata } from './unclosed-jsonata.js'

testRule(unclosedJsonata, {
  silent: { 'a closed one': pass('{%$states.input%}'), 'the same in JSONPath, where it is text': machine({ A: { Type: 'Pass', Result: '{% 1' } }) },
  reports: {
    'an open one': [pass('{% 10 %'), { say: 'unclosed', at: '/States/A/Output', facts: { field: 'Output', state: 'A' } }],
    'a blank behind the end': [pass('{% 10 %} '), { say: 'unclosed', at: '/States/A/Output', facts: { field: 'Output', state: 'A' } }],
    'the Cause of a Fail state': [
      machine({ QueryLanguage: 'JSONata', States: { F: { Type: 'Fail', Cause: '{% $states.input' } } }),
      { say: 'unclosed', at: '/States/F/Cause', facts: { field: 'Cause', state: 'F' } },
    ],
  },
})
