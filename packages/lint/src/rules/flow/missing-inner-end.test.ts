import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { missingInnerEnd } from './missing-inner-end.js'

const endless = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } }

testRule(missingInnerEnd, {
  silent: { 'a machine that no state ends, which is an error of its own': machine({ A: { Type: 'Pass', Next: 'A' } }) },
  reports: {
    'a branch': [
      machine({ P: { Type: 'Parallel', Branches: [endless, { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } }] } }),
      { say: 'endless', at: '/States/P/Branches/0/States', facts: { name: 'P', what: 'a branch of' } },
    ],
    'an item processor': [
      machine({ M: { Type: 'Map', ItemProcessor: endless } }),
      { say: 'endless', at: '/States/M/ItemProcessor/States', facts: { name: 'M', what: 'the item processor of' } },
    ],
  },
})
