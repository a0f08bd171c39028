import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { excessiveConcurrency } from './excessive-concurrency.js'

const map = (MaxConcurrency: number, config: { readonly [field: string]: string } = {}) =>
  machine({ M: { Type: 'Map', MaxConcurrency, ItemProcessor: { ProcessorConfig: config, StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } } })
const distributed = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }

testRule(excessiveConcurrency, {
  silent: { 'no limit of its own': map(0), '40 items': map(40), '10,000 executions': map(10_000, distributed), 'a mode that the deployment puts in': map(41, { Mode: '${Mode}' }) },
  reports: {
    '41 items': [map(41), { say: 'inline', at: '/States/M/MaxConcurrency', facts: { name: 'M', given: 41 } }],
    '10,001 executions': [map(10_001, distributed), { say: 'distributed', at: '/States/M/MaxConcurrency', facts: { name: 'M', given: 10_001 } }],
  },
})
