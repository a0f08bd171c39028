import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unreachableState } from './unreachable-state.js'

testRule(unreachableState, {
  silent: {
    'a state that only Catch leads to': machine({
      T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }] },
      H: { Type: 'Pass' },
    }),
    'a state behind one that could not be understood': machine({ A: { Type: 'Nonsense', Next: 'B' }, B: { Type: 'Pass' } }),
    'a machine in which the deployment puts in a target': machine({ A: { Type: 'Pass', Next: '${After}' }, B: { Type: 'Pass' } }),
    'a machine that no state ends, which AWS reports alone': machine({ A: { Type: 'Pass', Next: 'A' }, B: { Type: 'Pass', Next: 'A' } }),
    'a machine that starts nowhere': machine({ StartAt: 'Nope', States: { A: { Type: 'Pass' } } }),
  },
  reports: {
    'a state behind End': [machine({ A: { Type: 'Pass' }, B: { Type: 'Pass' } }), { say: 'unreachable', at: '/States/B', facts: { name: 'B', startAt: 'A' } }],
    'a state that leads to itself': [
      machine({ A: { Type: 'Pass' }, B: { Type: 'Pass', Next: 'B' } }),
      { say: 'unreachable', at: '/States/B', facts: { name: 'B', startAt: 'A' } },
    ],
    'two that lead to each other, in a branch': [
      machine({
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', End: true }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' } } }],
        },
      }),
      { say: 'orphaned', at: '/States/P/Branches/0/States/B', facts: { name: 'B', startAt: 'A', from: 'C' } },
      { say: 'orphaned', at: '/States/P/Branches/0/States/C', facts: { name: 'C', startAt: 'A', from: 'B' } },
    ],
  },
})
