import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { missingArgument } from './missing-argument.js'

const task = (given: { readonly [name: string]: string }) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: given } })

testRule(missingArgument, {
  silent: {
    'computed arguments': task({ 'QueueUrl.$': '$.queue', 'MessageBody.$': '$' }),
    'arguments that an expression makes': machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Arguments: '{% $states.input %}' } } }),
    'an integration that is not known': machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::quantum:entangle.sync' } }),
    'a function without the integration': machine({ A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f' } }),
  },
  reports: {
    'no arguments at all': [machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' } } }), { say: 'none', at: '/States/A', facts: { field: 'Arguments', id: 'lambda:invoke', required: '"FunctionName"' } }],
    'one of a call in a way that it does not have': [
      machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.sync', Parameters: { QueueUrl: 'q' } } }),
      { say: 'missing', at: '/States/A/Parameters', facts: { argument: 'MessageBody', id: 'sqs:sendMessage' }, help: 'add "MessageBody"' },
    ],
    'one in the wrong case': [task({ queueUrl: 'q', MessageBody: 'b' }), { say: 'missing', at: '/States/A/Parameters', facts: { argument: 'QueueUrl', id: 'sqs:sendMessage', near: 'queueUrl' } }],
  },
})
