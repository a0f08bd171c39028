import type { Json, JsonObject } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unknownArgument } from './unknown-argument.js'

const task = (given: { readonly [name: string]: string }) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: given } })

const run = (given: Json) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: { TaskDefinition: 't', ...(given as JsonObject) } } })

testRule(unknownArgument, {
  silent: {
    'all that it knows': task({ 'QueueUrl.$': '$.queue', MessageBody: 'b', MessageGroupId: 'g' }),
    'members of members, in lists too': run({ Overrides: { ContainerOverrides: [{ Name: 'c', 'Command.$': '$.command' }] }, 'NetworkConfiguration.$': '$.network' }),
    'an action of an SDK': machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sqs:sendMessage', Parameters: { Nothing: 1 } } }),
  },
  reports: {
    'a member in a list': [
      run({ Overrides: { ContainerOverrides: [{ Names: 'c' }] } }),
      { say: 'unknown', at: '/States/A/Parameters/Overrides/ContainerOverrides/0/Names', facts: { argument: 'Names', id: 'ecs:runTask', near: 'Name' } },
    ],
    'one of another call': [task({ QueueUrl: 'q', MessageBody: 'b', TopicArn: 't' }), { say: 'unknown', at: '/States/A/Parameters/TopicArn', facts: { argument: 'TopicArn', id: 'sqs:sendMessage' } }],
  },
})
