import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { missingConnection } from './missing-connection.js'

const task = (given: { readonly [name: string]: Json }) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters: { ApiEndpoint: 'https://a', Method: 'GET', ...given } } })

testRule(missingConnection, {
  silent: {
    'a connection that is computed': task({ 'Authentication.$': '$.authentication' }),
    'a private connection': task({ InvocationConfig: { ConnectionArn: 'a' } }),
    'arguments that an expression makes': machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Arguments: '{% $states.input %}' } } }),
  },
  reports: {
    'no connection': [task({ Headers: {} }), { say: 'none', at: '/States/A/Parameters', facts: { name: 'A', field: 'Parameters' } }],
  },
})
