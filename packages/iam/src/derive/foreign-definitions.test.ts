import { pointer, readDefinition, type Definition, type Json } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { provePolicy } from '../evaluate/prove-policy.js'
import { assumedRolesOf } from './assumed-roles-of.js'
import { derivePolicy } from './derive-policy.js'
import type { PolicyOptions } from './policy-options.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const here = 'us-east-1:123456789012'

function read(states: { readonly [name: string]: Json }, language: 'JSONPath' | 'JSONata' = 'JSONPath'): Definition {
  const document = { QueryLanguage: language, StartAt: Object.keys(states)[0], States: states }
  const { value } = readDefinition(JSON.stringify(document), { file: 'm.asl.json' })
  if (value === undefined) throw new Error('not a definition')
  return value
}

const task = (resource: string, parameters: Json, more: { readonly [field: string]: Json } = {}): Json => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: parameters,
  End: true,
  ...more,
})

function derived(definition: Definition, options: PolicyOptions = {}): string[] {
  const proof = provePolicy(definition, place, options)
  expect([proof.denied, proof.needless]).toEqual([[], []])
  return (derivePolicy(definition, place, options).value?.Statement ?? []).flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) =>
      Resource.map((each) => `${action} ${each.replace(here, 'HERE')}${Condition === undefined ? '' : ` ${JSON.stringify(Condition)}`}`),
    ),
  )
}

const codes = (definition: Definition, options: PolicyOptions = {}) =>
  derivePolicy(definition, place, options).diagnostics.map(({ severity, code, location }) => `${severity} ${code} ${location.pointer}`)

describe('a definition written by hand needs', () => {
  it.each<[string, Json, string[]]>([
    [
      'the queue of a URL',
      task('sqs:sendMessage', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/999999999999/q' }),
      ['sqs:SendMessage arn:aws:sqs:eu-west-1:999999999999:q'],
    ],
    [
      'each bus of its events, the default one too',
      task('events:putEvents', { Entries: [{ EventBusName: 'a' }, { EventBusName: 'arn:aws:events:us-west-2:1:event-bus/b' }, {}] }),
      [
        'events:PutEvents arn:aws:events:HERE:event-bus/a',
        'events:PutEvents arn:aws:events:HERE:event-bus/default',
        'events:PutEvents arn:aws:events:us-west-2:1:event-bus/b',
      ],
    ],
    [
      'an inference profile and the model behind it',
      task('bedrock:invokeModel', { ModelId: 'us.anthropic.claude' }),
      [
        'bedrock:InvokeModel arn:aws:bedrock:*::foundation-model/anthropic.claude',
        'bedrock:InvokeModel arn:aws:bedrock:HERE:inference-profile/us.anthropic.claude',
      ],
    ],
    [
      'nothing of an API that does not sign',
      task('apigateway:invoke', { ApiEndpoint: 'x.execute-api.us-east-1.amazonaws.com', Method: 'GET', AuthType: 'NO_AUTH' }),
      [],
    ],
    [
      'a method and a path of one that does',
      task('apigateway:invoke', {
        ApiEndpoint: 'x.execute-api.us-east-1.amazonaws.com',
        Method: 'GET',
        Stage: 'p',
        Path: 'a/b',
        AuthType: 'IAM_ROLE',
      }),
      ['execute-api:Invoke arn:aws:execute-api:HERE:x/p/GET/a/b'],
    ],
    [
      'the connections of a WebSocket API',
      task('apigateway:invoke', {
        ApiEndpoint: 'x.execute-api.us-east-1.amazonaws.com',
        Method: 'POST',
        Stage: 'p',
        'Path.$': "States.Format('/@connections/{}', $.c)",
        AuthType: 'IAM_ROLE',
      }),
      ['execute-api:ManageConnections arn:aws:execute-api:HERE:x/p/POST/@connections/*'],
    ],
    ['a text message', task('sns:publish', { PhoneNumber: '+1', Message: 'm' }), ['sns:Publish *']],
    ['a topic in a parameter', task('sns:publish', { TopicArn: '${TopicArn}', Message: 'm' }), ['sns:Publish ${TopicArn}']],
    [
      'the executions of another machine, with the colon',
      task('states:startExecution.sync:2', { StateMachineArn: `arn:aws:states:${here}:stateMachine:child:live` }),
      [
        'events:DescribeRule arn:aws:events:HERE:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
        'events:PutRule arn:aws:events:HERE:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
        'events:PutTargets arn:aws:events:HERE:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
        'states:DescribeExecution arn:aws:states:HERE:execution:child:*',
        'states:StopExecution arn:aws:states:HERE:execution:child:*',
        'states:StartExecution arn:aws:states:HERE:stateMachine:child:live',
      ],
    ],
    [
      'any revision of a task definition without one',
      task('ecs:runTask', { TaskDefinition: 'family', Overrides: { TaskRoleArn: 'arn:aws:iam::1:role/r' } }),
      [
        'ecs:RunTask arn:aws:ecs:HERE:task-definition/family:*',
        'iam:PassRole arn:aws:iam::1:role/r {"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}',
      ],
    ],
    [
      'an item of a table, by the SDK',
      task('aws-sdk:dynamodb:query', { TableName: 't' }),
      ['dynamodb:Query arn:aws:dynamodb:HERE:table/t'],
    ],
    [
      'only those actions of a transaction that stand in it',
      task('aws-sdk:dynamodb:transactWriteItems', { TransactItems: [{ Put: { TableName: 'a' } }, { Delete: { TableName: 'b' } }] }),
      ['dynamodb:DeleteItem arn:aws:dynamodb:HERE:table/b', 'dynamodb:PutItem arn:aws:dynamodb:HERE:table/a'],
    ],
    [
      'a pipeline, by the SDK',
      task('aws-sdk:codepipeline:startPipelineExecution', { Name: 'P1' }),
      ['codepipeline:StartPipelineExecution arn:aws:codepipeline:HERE:P1'],
    ],
    [
      'the template and the role of a stack',
      task('aws-sdk:cloudformation:createStack', {
        StackName: 's',
        TemplateURL: 'https://b.s3.us-east-1.amazonaws.com/a/t.yaml',
        RoleARN: 'arn:aws:iam::1:role/r',
      }),
      [
        'cloudformation:CreateStack arn:aws:cloudformation:HERE:stack/s/*',
        'iam:PassRole arn:aws:iam::1:role/r {"StringEquals":{"iam:PassedToService":"cloudformation.amazonaws.com"}}',
        's3:GetObject arn:aws:s3:::b/a/t.yaml',
      ],
    ],
    [
      'its own executions, listed',
      task('aws-sdk:sfn:listExecutions', { 'StateMachineArn.$': '$$.StateMachine.Id' }),
      ['states:ListExecutions arn:aws:states:HERE:stateMachine:m'],
    ],
    [
      'objects that begin with what is known',
      task('aws-sdk:s3:putObject', { Bucket: 'b', 'Key.$': "States.Format('in/{}.json', $.id)" }),
      ['s3:PutObject arn:aws:s3:::b/in/*.json'],
    ],
  ])('%s', (_name, state, expected) => {
    expect(derived(read({ T: state }))).toEqual(expected)
  })

  it('both conditions of an HTTP endpoint', () => {
    const lines = derived(
      read({
        T: task('http:invoke', {
          'ApiEndpoint.$': "States.Format('https://api.example.com/v1/{}', $.id)",
          Method: 'POST',
          Authentication: { ConnectionArn: `arn:aws:events:${here}:connection/c/1-2-3` },
        }),
      }),
    )
    expect(lines).toEqual([
      'events:RetrieveConnectionCredentials arn:aws:events:HERE:connection/c/1-2-3',
      'secretsmanager:DescribeSecret arn:aws:secretsmanager:HERE:secret:events!connection/c/*',
      'secretsmanager:GetSecretValue arn:aws:secretsmanager:HERE:secret:events!connection/c/*',
      'states:InvokeHTTPEndpoint * {"StringEquals":{"states:HTTPMethod":"POST"},"StringLike":{"states:HTTPEndpoint":"https://api.example.com/v1/*"}}',
    ])
  })

  it('for a distributed Map, at any depth: executions of its own, its items, and where its results go', () => {
    const map: Json = {
      Type: 'Map',
      Label: 'each',
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'in', Prefix: 'a/' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', 'Prefix.$': '$.x' } },
      End: true,
    }
    const definition = read({ All: { Type: 'Parallel', Branches: [{ StartAt: 'Each', States: { Each: map } }], End: true } })
    expect(derived(definition)).toEqual([
      's3:AbortMultipartUpload arn:aws:s3:::out/*/*',
      's3:GetObject arn:aws:s3:::out/*/*',
      's3:ListMultipartUploadParts arn:aws:s3:::out/*/*',
      's3:PutObject arn:aws:s3:::out/*/*',
      's3:ListBucket arn:aws:s3:::in {"StringLike":{"s3:prefix":"a/*"}}',
      'states:DescribeExecution arn:aws:states:HERE:execution:m:*',
      'states:StopExecution arn:aws:states:HERE:execution:m:*',
      'states:RedriveExecution arn:aws:states:HERE:execution:m/each:*',
      'states:StartExecution arn:aws:states:HERE:stateMachine:m',
    ])
    expect(codes(definition)).toEqual([
      'warning iam/unbounded-resource /States/All/Branches/0/States/Each/ResultWriter/Parameters/Prefix.$',
    ])
  })

  it('what the machine itself needs, when it logs, traces or has a key', () => {
    const key = 'arn:aws:kms:us-east-1:123456789012:key/k'
    const definition: Definition = {
      ...read({ P: { Type: 'Pass', End: true } }),
      logging: { level: 'ERROR' },
      tracing: true,
      encryption: { keyArn: key },
    }
    const lines = derived(definition)
    expect(lines.filter((line) => line.startsWith('kms'))).toEqual([
      `kms:Decrypt ${key.replace(here, 'HERE')} {"StringEquals":{"kms:EncryptionContext:aws:states:stateMachineArn":"arn:aws:states:${here}:stateMachine:m"}}`,
      `kms:GenerateDataKey ${key.replace(here, 'HERE')} {"StringEquals":{"kms:EncryptionContext:aws:states:stateMachineArn":"arn:aws:states:${here}:stateMachine:m"}}`,
      `kms:GenerateDataKey ${key.replace(here, 'HERE')} {"StringEquals":{"kms:EncryptionContext:SourceArn":"arn:aws:logs:${here}:*"}}`,
    ])
    expect(lines.filter((line) => !line.startsWith('kms'))).toHaveLength(8 + 4)
    expect(derived({ ...definition, logging: { level: 'OFF' }, tracing: false }).filter((line) => !line.startsWith('kms'))).toEqual([])
  })

  it('one statement where a wildcard holds the others', () => {
    const definition = read({
      A: task('lambda:invoke', { FunctionName: 'a' }, { End: false, Next: 'B' }),
      B: task('lambda:invoke', { 'FunctionName.$': '$.f' }),
    })
    expect(derived(definition)).toEqual(['lambda:InvokeFunction arn:aws:lambda:HERE:function:*'])
  })
})

describe('what the author declares', () => {
  const definition = read({ T: task('lambda:invoke', { 'FunctionName.$': '$.f' }) })
  const declared = new Map([[pointer('States', 'T'), { FunctionName: ['a', 'b'] }]])

  it('takes the place of a wildcard', () => {
    expect(derived(definition, { declared })).toEqual([
      'lambda:InvokeFunction arn:aws:lambda:HERE:function:a',
      'lambda:InvokeFunction arn:aws:lambda:HERE:function:b',
    ])
    expect(codes(definition, { declared })).toEqual([])
  })

  it('is asked for in strict', () => {
    expect(codes(definition, { strict: true })).toEqual(['error iam/unbounded-resource /States/T/Parameters/FunctionName.$'])
  })

  it('names the roles of a task definition', () => {
    const ecs = read({ T: task('ecs:runTask', { TaskDefinition: 'f:1' }) })
    expect(codes(ecs)).toEqual(['warning iam/undeclared-resource /States/T'])
    const roles = new Map([[pointer('States', 'T'), { 'task roles': ['arn:aws:iam::123456789012:role/r'] }]])
    expect(derived(ecs, { declared: roles })[1]).toMatch(/^iam:PassRole arn:aws:iam::123456789012:role\/r \{/)
  })
})

describe('the role that Credentials name', () => {
  const role = 'arn:aws:iam::999999999999:role/there'
  const definition = read({ T: task('codebuild:startBuild.sync', { ProjectName: 'p' }, { Credentials: { RoleArn: role } }) })

  it('makes the calls, in its own account, and trusts one machine', () => {
    const [there] = assumedRolesOf(definition, place, 'arn:aws:iam::123456789012:role/here')
    expect(there?.role).toBe(role)
    expect(there?.policy?.Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'], ['arn:aws:codebuild:us-east-1:999999999999:project/p']],
    ])
    expect(there?.trust.Statement[0]).toMatchObject({
      Principal: { AWS: 'arn:aws:iam::123456789012:role/here' },
      Condition: { StringEquals: { 'sts:ExternalId': `arn:aws:states:${here}:stateMachine:m` } },
    })
  })

  it('is taken on by name, never by a pattern', () => {
    expect(derived(definition).at(-1)).toBe(`sts:AssumeRole ${role}`)
    const open = read({
      T: task(
        'lambda:invoke',
        { FunctionName: 'f' },
        { Credentials: { 'RoleArn.$': "States.Format('arn:aws:iam::{}:role/r', $.account)" } },
      ),
    })
    expect(codes(open)).toEqual(['error iam/unknown-role /States/T/Credentials/RoleArn.$'])
    expect(derivePolicy(open, place).value).toBeUndefined()
  })
})

describe('what is not certain', () => {
  it('is said with its source', () => {
    const definition = read({ T: task('mediaconvert:createJob', { Role: 'arn:aws:iam::1:role/r', Settings: {} }) })
    const infos = derivePolicy(definition, place).diagnostics.filter(({ code }) => code === 'iam/uncertain-call')
    expect(infos.map(({ severity, note }) => [severity, note?.includes('https://docs.aws.amazon.com/')])).toEqual([
      ['info', true],
      ['info', true],
    ])
  })
})
