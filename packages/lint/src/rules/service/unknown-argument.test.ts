import type { Json, JsonObject } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unknownArgument } from './unknown-argument.js'

const task = (given: { readonly [name: string]: string }) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: given } })

const run = (given: Json) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: { TaskDefinition: 't', ...(given as JsonObject) } } })

const sdk = (called: string, given: JsonObject) => machine({ A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${called}`, Parameters: given } })

const processor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'I', States: { I: { Type: 'Succeed' } } }
const reader = (given: JsonObject) => machine({ A: { Type: 'Map', ItemProcessor: processor, ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: given } } })

testRule(unknownArgument, {
  silent: {
    'all that it knows': task({ 'QueueUrl.$': '$.queue', MessageBody: 'b', MessageGroupId: 'g' }),
    'members of members, in lists too': run({ Overrides: { ContainerOverrides: [{ Name: 'c', 'Command.$': '$.command' }] }, 'NetworkConfiguration.$': '$.network' }),
    'what an action of an SDK knows, in the spelling of Java or of the model': sdk('rds:startDBInstance', { DbInstanceIdentifier: 'd', DBInstanceIdentifier: 'd' }),
    'what the SDKs add to the model': sdk('rds:copyDBSnapshot', { SourceDBSnapshotIdentifier: 's', TargetDBSnapshotIdentifier: 't', SourceRegion: 'eu-west-1' }),
    'what a reader of items takes': reader({ Bucket: 'b', 'Key.$': '$.key', VersionId: 'v' }),
    'an action that is not known': sdk('sqs:sendMassage', { Nothing: 1 }),
    'what stands in a member of a service whose members are not followed': sdk('ec2:runInstances', { MinCount: 1, MaxCount: 1, Placement: { Nothing: 1 } }),
    'a slip of the keys, while the data is young': { text: sdk('s3:getObject', { Bukcet: 'b', Key: 'k' }), today: '2026-03-01' },
  },
  reports: {
    'one that differs from another by several letters, which is no slip': [
      { text: sdk('sesv2:sendEmail', { Content: {}, ConfigurationOverrides: {} }), today: '2026-03-01' },
      { say: 'unknown', at: '/States/A/Parameters/ConfigurationOverrides', facts: { argument: 'ConfigurationOverrides', id: 'aws-sdk:sesv2:sendEmail', near: 'ConfigurationSetName' }, help: 'use "ConfigurationSetName"' },
    ],
    'a slip of one that is given as well': [
      { text: sdk('sesv2:sendEmail', { Content: {}, Contnet: {} }), today: '2026-03-01' },
      { say: 'unknown', at: '/States/A/Parameters/Contnet', facts: { argument: 'Contnet', id: 'aws-sdk:sesv2:sendEmail' }, help: 'remove "Contnet"' },
    ],
    'a member in a list': [
      run({ Overrides: { ContainerOverrides: [{ Names: 'c' }] } }),
      { say: 'unknown', at: '/States/A/Parameters/Overrides/ContainerOverrides/0/Names', facts: { argument: 'Names', id: 'ecs:runTask', near: 'Name' } },
    ],
    'one that an action of an SDK does not have': [sdk('s3:getObject', { Bucket: 'b', Key: 'k', Delimiter: '/' }), { say: 'unknown', at: '/States/A/Parameters/Delimiter', facts: { argument: 'Delimiter', id: 'aws-sdk:s3:getObject' } }],
    'one that may be new, since it begins like another': [
      { text: sdk('s3:getObject', { Bucket: 'b', 'Keys.$': '$.k' }), today: '2026-03-01' },
      { say: 'unknown', at: '/States/A/Parameters/Keys.$', facts: { argument: 'Keys', id: 'aws-sdk:s3:getObject', near: 'Key' } },
    ],
    'a slip of the keys, once the data is old': [
      { text: sdk('s3:getObject', { Bukcet: 'b', Key: 'k' }), today: '2031-03-01' },
      { say: 'unknown', at: '/States/A/Parameters/Bukcet', facts: { argument: 'Bukcet', id: 'aws-sdk:s3:getObject', near: 'Bucket' } },
    ],
    'one of another reader of items': [reader({ Bucket: 'b', Key: 'k', Prefix: 'p' }), { say: 'undocumented', at: '/States/A/ItemReader/Parameters/Prefix', facts: { argument: 'Prefix', id: 's3:getObject' } }],
    'one of a call in a way that it does not have': [
      machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish.sync', Parameters: { TopicArn: 't', Message: 'm', Subjct: 's' } } }),
      { say: 'unknown', at: '/States/A/Parameters/Subjct', facts: { argument: 'Subjct', id: 'sns:publish' }, help: 'use "Subject"' },
    ],
    'one of another call': [task({ QueueUrl: 'q', MessageBody: 'b', TopicArn: 't' }), { say: 'unknown', at: '/States/A/Parameters/TopicArn', facts: { argument: 'TopicArn', id: 'sqs:sendMessage' } }],
  },
})
