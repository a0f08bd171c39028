import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unreachableRule } from './unreachable-rule.js'

const choice = (...rules: readonly { readonly [field: string]: unknown }[]) =>
  machine({ C: { Type: 'Choice', Choices: rules.map((rule) => ({ ...rule, Next: 'E' })), Default: 'E' } as never, E: { Type: 'Succeed' } })
const is = (value: string) => ({ Variable: '$.a', StringEquals: value })
const present = { Variable: '$.b', IsPresent: true }
const conditions = (...list: readonly (string | boolean)[]) =>
  machine({ QueryLanguage: 'JSONata', States: { C: { Type: 'Choice', Choices: list.map((Condition) => ({ Condition, Next: 'E' })), Default: 'E' }, E: { Type: 'Succeed' } } })

testRule(unreachableRule, {
  silent: {
    'different tests': choice(is('x'), is('y'), present),
    'a test that is narrower, before the wider one': choice({ And: [is('x'), present] }, is('x')),
    'rules that lack a test, which is another problem': choice({}, {}),
    'a condition that is always true, at the end': conditions('{% $states.input.a %}', true),
  },
  reports: {
    'a test that stands twice': [choice(is('x'), is('y'), is('x')), { say: 'same', at: '/States/C/Choices/2', facts: { state: 'C', rule: 3, earlier: 1 } }],
    'And in another order': [
      choice({ And: [is('x'), present] }, { And: [present, is('x')] }),
      { say: 'same', at: '/States/C/Choices/1', facts: { state: 'C', rule: 2, earlier: 1 } },
    ],
    'a narrower test behind a wider one': [choice(is('x'), { And: [present, is('x')] }), { say: 'narrower', at: '/States/C/Choices/1', facts: { state: 'C', rule: 2, earlier: 1 } }],
    'a rule behind one that always matches': [
      conditions('{% true %}', '{% $states.input.a %}'),
      { say: 'always', at: '/States/C/Choices/1', facts: { state: 'C', rule: 2, earlier: 1 } },
    ],
  },
})
