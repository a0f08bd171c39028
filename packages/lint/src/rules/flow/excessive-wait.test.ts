import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { excessiveWait } from './excessive-wait.js'

testRule(excessiveWait, {
  silent: {
    'a whole year': machine({ A: { Type: 'Wait', Seconds: 31_536_000 } }),
  },
  reports: {
    'a second more': [machine({ A: { Type: 'Wait', Seconds: 31_536_001 } }), { say: 'long', at: '/States/A/Seconds', facts: { name: 'A', seconds: 31_536_001 } }],
  },
})
