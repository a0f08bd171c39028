import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { outdatedVariable } from './outdated-variable.js'

const after = (assign: { readonly [name: string]: string }) =>
  machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'B' }, B: { Type: 'Pass', Assign: assign } } })

testRule(outdatedVariable, {
  silent: { 'a counter, which reads itself': after({ a: '{% $a + 1 %}' }), 'variables of other states': after({ c: '{% $a + $b %}' }) },
  reports: {
    'a member that reads its neighbour': [
      after({ a: '{% $a + 1 %}', b: '{% $a * 2 %}' }),
      { say: 'outdated', at: '/States/B/Assign/b', facts: { state: 'B', name: 'a', reader: 'b' } },
    ],
  },
})
