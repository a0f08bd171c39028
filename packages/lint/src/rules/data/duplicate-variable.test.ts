import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { duplicateVariable } from './duplicate-variable.js'

const around = (name: string, processor: { readonly [field: string]: string } = {}) =>
  machine({
    A: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' },
    M: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'INLINE', ...processor }, StartAt: 'B', States: { B: { Type: 'Pass', Assign: { [name]: 2 }, End: true } } } },
  })

testRule(duplicateVariable, {
  silent: {
    'another name': around('y'),
    'a distributed Map, whose children have variables of their own': around('x', { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }),
  },
  reports: { 'the same name': [around('x'), { say: 'shadowing', at: '/States/M/ItemProcessor/States/B/Assign/x', facts: { state: 'B', outer: 'A', name: 'x' } }] },
})
