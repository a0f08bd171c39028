import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { excessiveLiteral } from './excessive-literal.js'

testRule(excessiveLiteral, {
  silent: {
    'what just fits': machine({ A: { Type: 'Pass', Result: 'x'.repeat(262_142) } }),
  },
  reports: {
    'what is too large in UTF-8 alone': [machine({ A: { Type: 'Pass', Result: 'ü'.repeat(131_072) } }), { say: 'large', at: '/States/A/Result', facts: { name: 'A', field: 'Result', size: 262_146 } }],
  },
})
