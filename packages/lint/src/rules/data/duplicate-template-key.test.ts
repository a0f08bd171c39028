import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { duplicateTemplateKey } from './duplicate-template-key.js'

const parameters = { list: [{ a: 1, 'a.$': '$.a' }] }

testRule(duplicateTemplateKey, {
  silent: {
    'keys of two objects': machine({ A: { Type: 'Pass', Parameters: { a: { b: 1 }, 'b.$': '$.b' } } }),
    'a Result, which is taken as it stands': machine({ A: { Type: 'Pass', Result: parameters } }),
    'JSONata, where the two are different': machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: parameters } } }),
  },
  reports: {
    'two of one name, deep in a list': [
      machine({ A: { Type: 'Pass', Parameters: parameters } }),
      { say: 'both', at: '/States/A/Parameters/list/0/a', facts: { key: 'a', field: 'Parameters', state: 'A' } },
    ],
  },
})
