import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { excessiveVariableName } from './excessive-variable-name.js'

const assign = (length: number) => machine({ A: { Type: 'Pass', Assign: { ['x'.repeat(length)]: 1 } } })

testRule(excessiveVariableName, {
  silent: { '80 characters': assign(80) },
  reports: { '81 characters': [assign(81), { say: 'long', at: `/States/A/Assign/${'x'.repeat(81)}`, facts: { state: 'A', start: 'x'.repeat(20), length: 81 } }] },
})
