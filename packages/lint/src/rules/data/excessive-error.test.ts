import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { excessiveError } from './excessive-error.js'

testRule(excessiveError, {
  silent: {
    'the longest error': machine({ A: { Type: 'Fail', Error: 'x'.repeat(256) } }),
  },
  reports: {
    'a longer cause': [machine({ A: { Type: 'Fail', Cause: 'x'.repeat(32_769) } }), { say: 'long', at: '/States/A/Cause', facts: { field: 'Cause', length: 32_769, most: 32_768 } }],
  },
})
