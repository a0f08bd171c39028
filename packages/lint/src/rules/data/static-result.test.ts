import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { staticResult } from './static-result.js'

testRule(staticResult, {
  silent: {
    'a price': machine({ A: { Type: 'Pass', Result: { price: '$9.99' } } }),
    'a key that ends in .$ and holds something else': machine({ A: { Type: 'Pass', Result: { 'a.$': 5 } } }),
  },
  reports: {
    'a key that ends in .$': [machine({ A: { Type: 'Pass', Result: { 'a.$': '$' } } }), { say: 'static', at: '/States/A/Result/a.$', facts: { state: 'A', text: '$' } }],
    'a path in a list': [machine({ A: { Type: 'Pass', Result: ['$.a'] } }), { say: 'static', at: '/States/A/Result/0', facts: { state: 'A', text: '$.a' } }],
    'the whole of it': [machine({ A: { Type: 'Pass', Result: '$.a' } }), { say: 'static', at: '/States/A/Result', facts: { state: 'A', text: '$.a' } }],
  },
})
