import type { Json, JsonObject } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { foreignErrorName } from './foreign-error-name.js'

const task = (resource: string, ...errors: readonly string[]): JsonObject => ({ Type: 'Task', Resource: resource, Retry: [{ ErrorEquals: errors }] })
const optimized = (called: string, ...errors: readonly string[]) => machine({ A: task(`arn:aws:states:::${called}`, ...errors) })
const parallel = (inner: { readonly [name: string]: Json }, ...errors: readonly string[]) =>
  machine({ A: { Type: 'Parallel', Branches: [{ StartAt: 'I', States: inner }], Catch: [{ ErrorEquals: errors, Next: 'Z' }] }, Z: { Type: 'Succeed' } })

const inside = (state: Json): JsonObject => ({ StartAt: 'I', States: { I: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Next: 'J' }, J: state } })
const unread: { readonly [name: string]: JsonObject } = {
  'branches that are filled in': { Type: 'Parallel', Branches: '${Branches}' },
  'one branch that is': { Type: 'Parallel', Branches: [inside({ Type: 'Succeed' }), '${Branch}'] },
  'no branches': { Type: 'Parallel', Branches: [] },
  'a state that is filled in': { Type: 'Parallel', Branches: [inside('${State}')] },
  'a state of a misspelt type': { Type: 'Parallel', Branches: [inside({ Type: 'Taks' })] },
  'a state deep inside': { Type: 'Map', ItemProcessor: inside({ Type: 'Parallel', Branches: [inside('${State}')] }) },
  'what a Map does': { Type: 'Map', ItemProcessor: '${Processor}' },
  'a Map without any': { Type: 'Map' },
}

testRule(foreignErrorName, {
  silent: {
    'errors of the service that is called': optimized('sns:publish', 'SNS.InternalErrorException', 'Sns.ThrottledException', 'States.TaskFailed'),
    'one of an action of the SDK': optimized('aws-sdk:s3:getObject', 'S3.NoSuchKeyException'),
    'one under the other name of its service': optimized('states:startExecution.sync:2', 'StepFunctions.ExecutionAlreadyExistsException', 'Sfn.ExecutionAlreadyExistsException'),
    'a function that the SDK calls': optimized('aws-sdk:lambda:invoke', 'Lambda.ServiceException'),
    'an activity, whose worker names the error': machine({ A: task('arn:aws:states:us-east-1:123456789012:activity:a', 'Lambda.ServiceException') }),
    'what a function may throw': optimized('lambda:invoke', 'Lambda.ServiceException', 'DynamoDB.ThrottlingException'),
    'a function without the integration': machine({ A: task('arn:aws:lambda:eu-west-1:123456789012:function:f', 'DynamoDb.ThrottlingException') }),
    'what comes by a task token': optimized('sqs:sendMessage.waitForTaskToken', 'Lambda.ServiceException'),
    "a person's own names": optimized('dynamodb:putItem', 'Order.Late', 'Lambda', 'PaymentService.Declined'),
    'a call that the deployment fills in': machine({ A: task('${Callee}', 'Lambda.ServiceException') }),
    'what a state inside may fail with': parallel({ I: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Next: 'J' }, J: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' } }, 'Lambda.ServiceException'),
    ...Object.fromEntries(
      Object.entries(unread).map(([name, fields]) => [`a Parallel or Map of which not all is known: ${name}`, machine({ A: { ...fields, Catch: [{ ErrorEquals: ['Lambda.ServiceException'], Next: 'Z' }] }, Z: { Type: 'Succeed' } })]),
    ),
    'a Fail inside': parallel({ I: { Type: 'Fail', Error: 'Lambda.ServiceException' } }, 'Lambda.ServiceException'),
  },
  reports: {
    'what Lambda gives around another service, once for a retrier': [
      optimized('sns:publish', 'States.Timeout', 'Lambda.ServiceException', 'Lambda.SdkClientException'),
      { say: 'foreign', at: '/States/A/Retry/0/ErrorEquals/1', facts: { error: 'Lambda.ServiceException', called: '"sns"' } },
    ],
    'that of another service around an action of the SDK': [
      optimized('aws-sdk:s3:getObject', 'DynamoDB.ConditionalCheckFailedException'),
      { say: 'foreign', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'DynamoDB.ConditionalCheckFailedException', called: '"s3"' } },
    ],
    'a job that is waited for': [
      optimized('codebuild:startBuild.sync', 'Lambda.ServiceException'),
      { say: 'foreign', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'Lambda.ServiceException', called: '"codebuild"' } },
    ],
    'an execution in another partition': [
      machine({ A: task('arn:aws-cn:states:::states:startExecution.sync:2', 'Lambda.ServiceException') }),
      { say: 'foreign', at: '/States/A/Retry/0/ErrorEquals/0', facts: { error: 'Lambda.ServiceException', called: '"states"' } },
    ],
    'what no state inside can fail with': [
      parallel({ I: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' } }, 'Lambda.ServiceException'),
      { say: 'foreign', at: '/States/A/Catch/0/ErrorEquals/0', facts: { error: 'Lambda.ServiceException', called: '"sqs"' } },
    ],
    'an error where nothing is called': [
      parallel({ I: { Type: 'Pass' } }, 'Lambda.ServiceException'),
      { say: 'foreign', at: '/States/A/Catch/0/ErrorEquals/0', facts: { error: 'Lambda.ServiceException', called: '' } },
    ],
  },
})
