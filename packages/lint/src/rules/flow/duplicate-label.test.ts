import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { duplicateLabel } from './duplicate-label.js'

const map = (name: string, label: string) => ({
  Type: 'Map',
  Label: label,
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: name, States: { [name]: { Type: 'Pass', End: true } } },
})

testRule(duplicateLabel, {
  silent: { 'labels that the deployment puts in': machine({ A: { ...map('a', '${Label}'), Next: 'B' }, B: map('b', '${Label}') }) },
  reports: {
    'a label used twice': [
      machine({ A: { ...map('a', 'L'), Next: 'B' }, B: map('b', 'L') }),
      { say: 'duplicate', at: '/States/B/Label', facts: { name: 'B', other: 'A', label: 'L' } },
    ],
  },
})
