import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unsupportedArgumentCount } from './unsupported-argument-count.js'

testRule(unsupportedArgumentCount, {
  silent: {
    'an argument that ~> puts in front': pass('{% [1] ~> $append([2]) %}'),
    'one that is taken from the context': pass("{% $states.input.names.$uppercase() %}"),
    'any number where any will do': pass('{% $zip([1], [2], [3], [4]) %}'),
    'a function of its own with a known name': pass('{% ($sum := function($a, $b) { $a + $b }; $sum(1, 2)) %}'),
  },
  reports: {
    'too few': [pass('{% $append([1]) %}'), { say: 'few', at: '/States/A/Output', facts: { name: 'append', given: 1, least: 2 } }],
    'too many': [pass('{% $uuid(1) %}'), { say: 'many', at: '/States/A/Output', facts: { name: 'uuid', given: 1, most: 0 } }],
  },
})
