import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unknownArgument } from './unknown-argument.js'

const task = (given: { readonly [name: string]: string }) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: given } })

testRule(unknownArgument, {
  silent: {
    'all that it knows': task({ 'QueueUrl.$': '$.queue', MessageBody: 'b', MessageGroupId: 'g' }),
    'an action of an SDK': machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sqs:sendMessage', Parameters: { Nothing: 1 } } }),
  },
  reports: {
    'one of another call': [task({ QueueUrl: 'q', MessageBody: 'b', TopicArn: 't' }), { say: 'unknown', at: '/States/A/Parameters/TopicArn', facts: { argument: 'TopicArn', id: 'sqs:sendMessage' } }],
  },
})
