import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { missingDefault } from './missing-default.js'

const choice = (...rules: readonly { readonly [field: string]: string | boolean | number | { readonly [field: string]: string | boolean } }[]) =>
  machine({ C: { Type: 'Choice', Choices: rules.map((rule) => ({ ...rule, Next: 'E' })) }, E: { Type: 'Succeed' } })

testRule(missingDefault, {
  silent: {
    'a test and its opposite': choice({ Variable: '$.a', IsPresent: true }, { Variable: '$.a', IsPresent: false }),
    'a test and Not of it': choice({ Variable: '$.a', StringEquals: 'x' }, { Not: { Variable: '$.a', StringEquals: 'x' } }),
    'a condition that is always true': machine({ C: { Type: 'Choice', QueryLanguage: 'JSONata', Choices: [{ Condition: '{% true %}', Next: 'E' }] }, E: { Type: 'Succeed' } }),
  },
  reports: {
    'rules that may all miss': [
      choice({ Variable: '$.a', StringEquals: 'x' }, { Variable: '$.a', StringEquals: 'y' }),
      { say: 'missing', at: '/States/C', facts: { name: 'C' } },
    ],
  },
})
