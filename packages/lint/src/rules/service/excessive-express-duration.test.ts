import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { excessiveExpressDuration } from './excessive-express-duration.js'

testRule(excessiveExpressDuration, {
  silent: {
    'a long wait in a STANDARD machine': machine({ A: { Type: 'Wait', Seconds: 301 } }),
    'just five minutes': { type: 'EXPRESS', text: machine({ A: { Type: 'Wait', Seconds: 300 } }) },
  },
  reports: {
    'a timeout of the machine': [{ type: 'EXPRESS', text: machine({ TimeoutSeconds: 301, States: { A: { Type: 'Pass' } } }) }, { say: 'long', at: '/TimeoutSeconds', facts: { field: 'TimeoutSeconds', seconds: 301 } }],
  },
})
