import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unusedDistributedField } from './unused-distributed-field.js'

const map = (fields: { readonly [field: string]: Json }, config: { readonly [field: string]: Json } = {}) =>
  machine({ M: { Type: 'Map', ...fields, ItemProcessor: { ...config, StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } } })

testRule(unusedDistributedField, {
  silent: {
    'a distributed Map': map({ Label: 'l', ToleratedFailureCount: 3 }, { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }),
    'a mode that the deployment puts in': map({ Label: 'l' }, { ProcessorConfig: { Mode: '${Mode}' } }),
  },
  reports: {
    'tolerance in an inline Map': [map({ ToleratedFailurePercentage: 5 }, { ProcessorConfig: { Mode: 'INLINE' } }), { say: 'inline', at: '/States/M/ToleratedFailurePercentage', facts: { name: 'M', field: 'ToleratedFailurePercentage' } }],
  },
})
