import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { excessiveExpressDuration } from './excessive-express-duration.js'

testRule(excessiveExpressDuration, {
  silent: {
    'a long wait in a STANDARD machine': machine({ A: { Type: 'Wait', Seconds: 301 } }),
    'just five minutes': { type: 'EXPRESS', text: machine({ A: { Type: 'Wait', Seconds: 300 } }) },
  },
  reports: {
    'a wait, and a timeout of a task': [
      { type: 'EXPRESS', text: machine({ A: { Type: 'Wait', Seconds: 301, Next: 'B' }, B: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', TimeoutSeconds: 600 } }) },
      { say: 'long', at: '/States/A/Seconds', facts: { owner: 'state "A"', field: 'Seconds', seconds: 301 } },
      { say: 'long', at: '/States/B/TimeoutSeconds', facts: { owner: 'state "B"', field: 'TimeoutSeconds', seconds: 600 } },
    ],
    'a timeout of the machine': [{ type: 'EXPRESS', text: machine({ TimeoutSeconds: 301, States: { A: { Type: 'Pass' } } }) }, { say: 'long', at: '/TimeoutSeconds', facts: { owner: 'the machine', field: 'TimeoutSeconds', seconds: 301 } }],
  },
})
