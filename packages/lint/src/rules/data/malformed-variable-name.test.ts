import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { malformedVariableName } from './malformed-variable-name.js'

const assign = (name: string) => machine({ A: { Type: 'Pass', Assign: { [name]: 1 } } })

testRule(malformedVariableName, {
  silent: { 'letters of any alphabet, digits and underscores': assign('größe_2'), 'a computed member': assign('a.$'), 'a name that the deployment puts in': assign('${Name}') },
  reports: {
    'a hyphen': [assign('top-level'), { say: 'character', at: '/States/A/Assign/top-level', facts: { state: 'A', name: 'top-level', character: '-' } }],
    'a digit at the start': [assign('2nd'), { say: 'character', at: '/States/A/Assign/2nd', facts: { state: 'A', name: '2nd', character: '2' } }],
    'a dollar sign': [assign('$x'), { say: 'dollar', at: '/States/A/Assign/$x', facts: { state: 'A', name: '$x' } }],
    'nothing': [assign(''), { say: 'empty', at: '/States/A/Assign/', facts: { state: 'A' } }],
  },
})
