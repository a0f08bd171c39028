import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unboundedLoop } from './unbounded-loop.js'

const choice = (first: string, second: string) => ({ Type: 'Choice', Choices: [{ Variable: '$.done', BooleanEquals: true, Next: first }], Default: second })

testRule(unboundedLoop, {
  silent: {
    'a loop with a rule that leads out': machine({ A: { Type: 'Pass', Next: 'C' }, C: choice('End', 'A'), End: { Type: 'Succeed' } }),
    'a loop that an error leads into, of a task that ends': machine({
      T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rest' }] },
      Rest: { Type: 'Wait', Seconds: 60, Next: 'T' },
    }),
    'a machine that no state ends, which is an error of its own': machine({ A: { Type: 'Pass', Next: 'A' } }),
  },
  reports: {
    'a state that leads to itself': [
      machine({ C: choice('A', 'B'), A: { Type: 'Succeed' }, B: { Type: 'Wait', Seconds: 1, Next: 'B' } }),
      { say: 'self', at: '/States/B', facts: { name: 'B' } },
    ],
    'a loop of five': [
      machine({
        C: choice('A', 'L1'), A: { Type: 'Succeed' }, L1: { Type: 'Pass', Next: 'L2' }, L2: choice('L3', 'L4'),
        L3: { Type: 'Pass', Next: 'L5' }, L4: { Type: 'Pass', Next: 'L5' }, L5: { Type: 'Pass', Next: 'L1' },
      }),
      { say: 'round', at: '/States/L1', facts: { names: '"L1", "L2", "L3", "L4" and 1 more' } },
    ],
  },
})
