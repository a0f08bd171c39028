import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { missingEnd } from './missing-end.js'

testRule(missingEnd, {
  silent: {
    'an end that no path leads to, as for AWS': machine({ A: { Type: 'Pass', Next: 'A' }, B: { Type: 'Fail' } }),
    'a branch that no state ends': machine({ P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } }] } }),
    'a state that may be an end': machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Nonsense' } }),
    'an End that is not true, which is another problem': machine({ A: { Type: 'Pass', End: 'true' } }),
  },
  reports: { 'two states that lead to each other': [machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }), { say: 'endless', at: '/States' }] },
})
