import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { duplicateStateName } from './duplicate-state-name.js'

const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } })

testRule(duplicateStateName, {
  silent: { 'names that differ by case': machine({ P: { Type: 'Parallel', Branches: [branch('a'), branch('A')] } }) },
  reports: {
    'two branches with one name': [
      machine({ P: { Type: 'Parallel', Branches: [branch('X'), branch('X')] } }),
      { say: 'duplicate', at: '/States/P/Branches/1/States/X', facts: { name: 'X' } },
    ],
    'an inner state named like the one around it': [
      machine({ X: { Type: 'Map', ItemProcessor: branch('X') } }),
      { say: 'duplicate', at: '/States/X/ItemProcessor/States/X', facts: { name: 'X' } },
    ],
  },
})
