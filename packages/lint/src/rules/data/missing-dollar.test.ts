import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { missingDollar } from './missing-dollar.js'

const parameters = (template: { readonly [key: string]: string | readonly string[] }) => machine({ A: { Type: 'Pass', Parameters: template } })

testRule(missingDollar, {
  silent: {
    'a key that ends in .$': parameters({ 'a.$': '$.a' }),
    'a price, a lone dollar sign and a name with one': parameters({ a: '$9.99', b: '$', c: '$USD' }),
    'a path that the sentence goes on behind': parameters({ a: '$.x is a path' }),
  },
  reports: {
    'a path': [parameters({ a: '$.a.b' }), { say: 'key', at: '/States/A/Parameters/a', facts: { key: 'a', text: '$.a.b', state: 'A' } }],
    'the context object': [parameters({ token: '$$.Task.Token' }), { say: 'key', at: '/States/A/Parameters/token', facts: { key: 'token', text: '$$.Task.Token', state: 'A' } }],
    'a call': [parameters({ id: 'States.UUID()' }), { say: 'key', at: '/States/A/Parameters/id', facts: { key: 'id', text: 'States.UUID()', state: 'A' } }],
    'a path in a list': [parameters({ a: ['$.a'] }), { say: 'list', at: '/States/A/Parameters/a/0', facts: { text: '$.a', state: 'A', field: 'Parameters' } }],
  },
})
