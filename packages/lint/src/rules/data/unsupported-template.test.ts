import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unsupportedTemplate } from './unsupported-template.js'

const map = (ItemSelector: string | string[] | { [key: string]: string }, more = {}) =>
  machine({ ...more, States: { A: { Type: 'Map', ItemSelector, ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Succeed' } } } } } })

testRule(unsupportedTemplate, {
  silent: {
    'an object': map({ 'a.$': '$.a' }),
    'an expression in JSONata': map('{% $states.input %}', { QueryLanguage: 'JSONata' }),
    'a placeholder': map('${Selector}'),
  },
  reports: {
    'a text': [map('a'), { say: 'constant', at: '/States/A/ItemSelector', facts: { field: 'ItemSelector', name: 'A', value: '"a"' } }],
    'a list': [map(['$.a']), { say: 'constant', at: '/States/A/ItemSelector', facts: { field: 'ItemSelector', name: 'A', value: 'a list' } }],
  },
})
