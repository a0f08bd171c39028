import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { excessiveSize } from './excessive-size.js'

testRule(excessiveSize, {
  silent: {
    'a large one that is mostly indentation': `${machine({ A: { Type: 'Succeed' } }).slice(0, -1)}\n${' '.repeat(1_100_000)}}`,
  },
  reports: {
    'a large constant': [machine({ A: { Type: 'Pass', Result: 'x'.repeat(1_048_576) } }), { say: 'large', at: '', facts: { size: machine({ A: { Type: 'Pass', Result: '' } }).length + 1_048_576 } }],
  },
})
