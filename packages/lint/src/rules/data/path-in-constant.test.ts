import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { pathInConstant } from './path-in-constant.js'

const choice = (test: { readonly [field: string]: string }) =>
  machine({ C: { Type: 'Choice', Choices: [{ And: [{ Variable: '$.a', ...test }, { Variable: '$.a', IsPresent: true }], Next: 'E' }], Default: 'E' }, E: { Type: 'Succeed' } })

testRule(pathInConstant, {
  silent: {
    'a path in its place': choice({ StringEqualsPath: '$.b' }),
    'an amount of money': choice({ StringEquals: '$5' }),
    'a field that takes an expression, in JSONata': machine({ QueryLanguage: 'JSONata', States: { F: { Type: 'Fail', Error: '{% $states.input.e %}' } } }),
  },
  reports: {
    'a comparison': [choice({ StringEquals: '$.b' }), { say: 'text', at: '/States/C/Choices/0/And/0/StringEquals', facts: { field: 'StringEquals', text: '$.b', state: 'C', hasTwin: true } }],
    'the Cause of a Fail state': [machine({ F: { Type: 'Fail', Cause: '$.error.Cause' } }), { say: 'text', at: '/States/F/Cause', facts: { field: 'Cause', text: '$.error.Cause', state: 'F', hasTwin: true } }],
  },
})
