import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { malformedJsonata } from './malformed-jsonata.js'

testRule(malformedJsonata, {
  silent: {
    'an expression over several lines': pass('{%\n  $states.input\n%}'),
    'one that a placeholder stands in': pass('{% ${Expression} %}'),
    'the same in JSONPath, where it is text': machine({ A: { Type: 'Pass', Result: '{% 1 + %}' } }),
  },
  reports: {
    'an end too early': [pass('{% 1 + %}'), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: 'unexpected end of expression', near: '' } }],
    'a member deep in a template': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Assign: { x: [{ y: '{% 420. %}' }] } } } }),
      { say: 'malformed', at: '/States/A/Assign/x/0/y', facts: { field: 'Assign', state: 'A', reason: 'unexpected end of expression', near: '' } },
    ],
  },
})
