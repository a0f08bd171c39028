import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { jsonpathInJsonata } from './jsonpath-in-jsonata.js'

testRule(jsonpathInJsonata, {
  silent: {
    'a price': pass('$9.99'),
    'a path inside an expression, which is another rule': pass('{% $.a %}'),
    'the same in JSONPath': machine({ A: { Type: 'Pass', Parameters: { 'a.$': '$.a' } } }),
  },
  reports: {
    'a key that ends in .$': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: { 'id.$': '$states.input.id' } } } }),
      { say: 'key', at: '/States/A/Output/id.$', facts: { key: 'id.$', state: 'A' } },
    ],
    'a path as a string': [pass('$.order.id'), { say: 'path', at: '/States/A/Output', facts: { text: '$.order.id', state: 'A' } }],
    'a call of an intrinsic function': [pass('States.UUID()'), { say: 'path', at: '/States/A/Output', facts: { text: 'States.UUID()', state: 'A' } }],
  },
})
