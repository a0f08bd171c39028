import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unknownFunction } from './unknown-function.js'

testRule(unknownFunction, {
  silent: {
    'functions that Step Functions adds': pass("{% [$uuid(), $hash('a', 'MD5'), $partition([1], 1), $range(1, 2, 1), $parse('1'), $random(1)] %}"),
    'a function of its own, and one that calls itself': pass('{% ($f := function($n) { $n > 1 ? $f($n - 1) : 1 }; $f(3)) %}'),
    'a parameter that is called': pass('{% (function($g) { $g(1) })($sum) %}'),
  },
  reports: {
    'a misspelt one': [pass('{% $upercase("a") %}'), { say: 'unknown', at: '/States/A/Output', facts: { name: 'upercase', near: 'uppercase' } }],
    '$eval': [pass('{% $eval("1") %}'), { say: 'removed', at: '/States/A/Output' }],
  },
})
