import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unreachableVariable } from './unreachable-variable.js'

const within = (mode: { readonly Mode: string; readonly ExecutionType?: string }, facts: { readonly ItemSelector?: { readonly 'x.$': string } } = {}) =>
  machine({
    A: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' },
    M: { Type: 'Map', ...facts, ItemProcessor: { ProcessorConfig: mode, StartAt: 'B', States: { B: { Type: 'Pass', InputPath: '$x', End: true } } } },
  })

testRule(unreachableVariable, {
  silent: {
    'an inline Map': within({ Mode: 'INLINE' }),
    'the ItemSelector of the Map, which is outside': machine({
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' },
      M: {
        Type: 'Map',
        ItemSelector: { 'x.$': '$x' },
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'B', States: { B: { Type: 'Pass', End: true } } },
      },
    }),
  },
  reports: {
    'a distributed Map': [
      within({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }),
      { say: 'hidden', at: '/States/M/ItemProcessor/States/B/InputPath', facts: { state: 'B', name: 'x' } },
    ],
  },
})
