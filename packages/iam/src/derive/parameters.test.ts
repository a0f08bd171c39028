import { readDefinition, type Json, type Parameter } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { needsOf } from './needs-of.js'
import type { PolicyOptions } from './policy-options.js'

const place = { partition: 'aws', region: 'us-east-1', account: '1' }

/** What one task needs, a line for each action on each resource, and what is said of it. */
function derived(resource: string, args: Json, parameters: readonly Parameter[] = [], options: PolicyOptions = {}) {
  const machine = { StartAt: 'T', States: { T: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Parameters: args, End: true } } }
  const { value } = readDefinition(JSON.stringify(machine), { file: 'm.asl.json', name: 'm' })
  if (value === undefined) throw new Error('no definition')
  const { needs, diagnostics } = needsOf({ ...value, parameters }, place, options)
  return {
    needs: needs.flatMap(({ actions, resources }) => actions.flatMap((action) => resources.map((each) => `${action} ${each}`))),
    codes: diagnostics.map(({ severity, code, location }) => `${severity} ${code} ${location.pointer}`),
  }
}

describe('a parameter where AWS takes an ARN only', () => {
  const role = 'arn:aws:iam::1:role/r'
  it.each<[string, string, Json, string]>([
    ['a topic', 'sns:publish', { TopicArn: '${Alarms}', Message: 'm' }, 'sns:Publish ${Alarms}'],
    ['the target of a message', 'sns:publish', { TargetArn: '${Alarms}', Message: 'm' }, 'sns:Publish ${Alarms}'],
    ['a topic, by the SDK', 'aws-sdk:sns:publish', { TopicArn: '${Alarms}', Message: 'm' }, 'sns:Publish ${Alarms}'],
    ['another call of a topic', 'aws-sdk:sns:getTopicAttributes', { TopicArn: '${Alarms}' }, 'sns:GetTopicAttributes ${Alarms}'],
    ['a machine', 'states:startExecution', { StateMachineArn: '${Order}' }, 'states:StartExecution ${Order}'],
    ['a role that is passed', 'sagemaker:createModel', { ModelName: 'm', ExecutionRoleArn: '${Worker}' }, 'iam:PassRole ${Worker}'],
    ['a part of an ARN', 'sns:publish', { TopicArn: '${Topics}:alarm', Message: 'm' }, 'sns:Publish ${Topics}:alarm'],
    ['a constant', 'sagemaker:createModel', { ModelName: 'm', ExecutionRoleArn: role }, `iam:PassRole ${role}`],
  ])('stands for the whole of it: %s', (_name, resource, args, expected) => {
    expect(derived(resource, args).needs).toContain(expected)
  })

  it.each<[string, string, Json, string]>([
    ['a function', 'lambda:invoke', { FunctionName: '${Notify}' }, 'lambda:InvokeFunction arn:aws:lambda:us-east-1:1:function:${Notify}'],
    ['a table', 'dynamodb:getItem', { TableName: '${Orders}', Key: {} }, 'dynamodb:GetItem arn:aws:dynamodb:us-east-1:1:table/${Orders}'],
  ])('stands for a name where AWS takes either: %s', (_name, resource, args, expected) => {
    expect(derived(resource, args).needs).toEqual([expected])
  })

  it('is warned of when it is a name that is written out', () => {
    expect(derived('sns:publish', { TopicArn: 'my-topic', Message: 'm' }).codes).toEqual(['warning iam/no-arn /States/T/Parameters/TopicArn'])
    expect(derived('sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:1:t', Message: 'm' }).codes).toEqual([])
  })
})

describe('a parameter that holds the name within a URL or an ARN', () => {
  const body = { MessageBody: 'm' }
  it.each<[string, string, Json, readonly Parameter[], string]>([
    ['a queue of a kind', 'sqs:sendMessage', { QueueUrl: '${Q}', ...body }, [{ name: 'Q', kind: 'queue' }], 'QueueUrl'],
    ['a queue', 'sqs:sendMessage', { QueueUrl: '${Q}', ...body }, [], 'QueueUrl'],
    ['a queue, by the SDK', 'aws-sdk:sqs:receiveMessage', { QueueUrl: '${Q}' }, [], 'QueueUrl'],
  ])('allows all, and says so: %s', (_name, resource, args, parameters, member) => {
    const { needs, codes } = derived(resource, args, parameters)
    expect(needs.map((need) => need.replace(/^\S+ /, ''))).toEqual(['arn:aws:sqs:us-east-1:1:*'])
    expect(codes).toEqual([`warning iam/unbounded-resource /States/T/Parameters/${member}`])
  })

  it('is an error in strict', () => {
    expect(derived('sqs:sendMessage', { QueueUrl: '${Q}', ...body }, [], { strict: true }).codes).toEqual([
      'error iam/unbounded-resource /States/T/Parameters/QueueUrl',
    ])
  })

  it.each(['sqs:sendMessage', 'aws-sdk:sqs:receiveMessage'])('names one queue when its name is the parameter, in %s', (resource) => {
    const { needs, codes } = derived(resource, { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/${Q}', ...body })
    expect(needs.map((need) => need.replace(/^\S+ /, ''))).toEqual(['arn:aws:sqs:us-east-1:1:${Q}'])
    expect(codes).toEqual([])
  })

  it('gives way to what the author declares', () => {
    const declared = new Map([['/States/T' as const, { QueueUrl: ['arn:aws:sqs:us-east-1:1:x'] }]])
    expect(derived('sqs:sendMessage', { QueueUrl: '${Q}', ...body }, [], { declared })).toEqual({ needs: ['sqs:SendMessage arn:aws:sqs:us-east-1:1:x'], codes: [] })
  })
})

describe('the executions of a machine that a parameter names', () => {
  const nested = (StateMachineArn: string, parameters: readonly Parameter[] = []) => derived('states:startExecution.sync:2', { StateMachineArn }, parameters)
  const executions = (needs: readonly string[]) => needs.flatMap((need) => /execution:.*/.exec(need) ?? [])

  it.each<[string, string, readonly Parameter[], string, string]>([
    ['a parameter that tells of which', '${Order}', [{ name: 'Order', kind: 'state-machine', of: 'order' }], 'execution:order:*', 'states:StartExecution ${Order}'],
    ['its alias', '${Order}:live', [{ name: 'Order', kind: 'state-machine', of: 'order' }], 'execution:order:*', 'states:StartExecution ${Order}:live'],
    ['an ARN with an alias', 'arn:aws:states:us-east-1:1:stateMachine:order:live', [], 'execution:order:*', 'states:StartExecution arn:aws:states:us-east-1:1:stateMachine:order:live'],
    ['a parameter that does not', '${Order}', [], 'execution:*:*', 'states:StartExecution ${Order}'],
    ['the alias of that', '${Order}:live', [], 'execution:*:*', 'states:StartExecution ${Order}:live'],
    ['an alias that a parameter names', '${Order}:${Alias}', [], 'execution:*:*', 'states:StartExecution ${Order}:${Alias}'],
    ['that of a known one', '${Order}:${Alias}', [{ name: 'Order', kind: 'state-machine', of: 'order' }], 'execution:order:*', 'states:StartExecution ${Order}:${Alias}'],
    ['an alias that a parameter ends', '${Order}:v${Version}', [], 'execution:*:*', 'states:StartExecution ${Order}:v${Version}'],
  ])('are those of its name: %s', (_name, arn, parameters, expected, started) => {
    const { needs } = nested(arn, parameters)
    expect(executions(needs)).toEqual([expected, expected])
    expect(needs).toContain(started)
  })

  it('are told of when they may be those of any', () => {
    expect(nested('${Order}:live').codes).toEqual(nested('${Order}').codes)
    expect(nested('${Order}:${Alias}').codes).toEqual(nested('${Order}').codes)
  })
})

describe('a call by the SDK that is an optimized integration as well', () => {
  it.each<[string, Json]>([
    ['athena:startQueryExecution', { QueryString: 'SELECT 1', WorkGroup: 'primary', ResultConfiguration: { OutputLocation: 's3://results/a/' } }],
    ['athena:getQueryResults', { QueryExecutionId: 'q' }],
    ['ecs:runTask', { TaskDefinition: 'arn:aws:ecs:us-east-1:1:task-definition/t:1' }],
  ])('needs the same, and says the same: %s', (id, args) => {
    const optimized = derived(id, args)
    expect(derived(`aws-sdk:${id}`, args)).toEqual(optimized)
    expect(optimized.codes).toEqual(['warning iam/undeclared-resource /States/T'])
  })

  it.each<[string, string, Json, readonly string[], readonly string[]]>([
    ['a stream by its ARN', 'kinesis:putRecord', { StreamARN: 'arn:aws:kinesis:us-east-1:1:stream/s', Data: 'd', PartitionKey: 'p' }, ['kinesis:PutRecord arn:aws:kinesis:us-east-1:1:stream/s'], []],
    ['a stream by its ARN, as Java spells it', 'kinesis:putRecord', { StreamArn: 'arn:aws:kinesis:us-east-1:1:stream/s', Data: 'd', PartitionKey: 'p' }, ['kinesis:PutRecord arn:aws:kinesis:us-east-1:1:stream/s'], []],
    ['a stream by its name', 'kinesis:putRecord', { StreamName: 's', Data: 'd', PartitionKey: 'p' }, ['kinesis:PutRecord arn:aws:kinesis:us-east-1:1:stream/s'], []],
    ['a stream that is computed', 'kinesis:putRecord', { 'StreamARN.$': '$.s', Data: 'd', PartitionKey: 'p' }, ['kinesis:PutRecord arn:aws:kinesis:us-east-1:1:stream/*'], ['warning iam/unbounded-resource /States/T/Parameters/StreamARN.$']],
    ['tasks by their ARNs', 'ecs:describeTasks', { Cluster: 'c', Tasks: ['arn:aws:ecs:us-east-1:1:task/c/1', 'arn:aws:ecs:us-east-1:1:task/c/2'] }, ['ecs:DescribeTasks arn:aws:ecs:us-east-1:1:task/c/1', 'ecs:DescribeTasks arn:aws:ecs:us-east-1:1:task/c/2'], []],
    ['tasks by their ids', 'ecs:describeTasks', { Cluster: 'c', Tasks: ['1', '2'] }, ['ecs:DescribeTasks arn:aws:ecs:us-east-1:1:task/c/1', 'ecs:DescribeTasks arn:aws:ecs:us-east-1:1:task/c/2'], []],
    ['tasks that are computed', 'ecs:describeTasks', { Cluster: 'c', 'Tasks.$': '$.tasks' }, ['ecs:DescribeTasks arn:aws:ecs:us-east-1:1:task/c/*'], ['warning iam/unbounded-resource /States/T/Parameters/Tasks.$']],
    ['a task', 'ecs:stopTask', { Cluster: 'c', Task: 'arn:aws:ecs:us-east-1:1:task/c/1' }, ['ecs:StopTask arn:aws:ecs:us-east-1:1:task/c/1'], []],
    ['instances by their ids', 'ec2:startInstances', { InstanceIds: ['i-1', 'i-2'] }, ['ec2:StartInstances arn:aws:ec2:us-east-1:1:instance/i-1', 'ec2:StartInstances arn:aws:ec2:us-east-1:1:instance/i-2'], []],
  ])('names what is written out, or says that it is not: %s', (_name, id, args, expected, codes) => {
    const found = derived(`aws-sdk:${id}`, args)
    expect(found.needs).toEqual(expected)
    expect(found.codes).toEqual(codes)
  })

  const ec2 = 'ec2:RunInstances arn:aws:ec2:us-east-1'
  const others = ['image/*', 'instance/*', 'network-interface/*', 'subnet/*'].map((type) => `${ec2}:${type.startsWith('image') ? '' : '1'}:${type}`)
  const launch = { MinCount: 1, MaxCount: 1, LaunchTemplate: { LaunchTemplateName: 'l' } }
  it.each<[string, Json, readonly string[], readonly string[]]>([
    ['a list that names one of them', { ...launch, SecurityGroupIds: ['sg-1'] }, [...others, `${ec2}:1:security-group/sg-1`], []],
    [
      'a list that is computed',
      { ...launch, 'SecurityGroupIds.$': '$.groups' },
      [...others, `${ec2}:1:security-group/*`],
      ['warning iam/unbounded-resource /States/T/Parameters/SecurityGroupIds.$'],
    ],
    ['a list of objects', { ...launch, NetworkInterfaces: [{ DeviceIndex: 0 }] }, [...others, `${ec2}:1:security-group/*`], []],
    ['no list', launch, [...others, `${ec2}:1:security-group/*`], []],
  ])('keeps all the types that an action asks for: %s', (_name, args, expected, codes) => {
    const found = derived('aws-sdk:ec2:runInstances', args)
    expect([...new Set(found.needs)].sort()).toEqual([...expected].sort())
    expect([...new Set(found.codes)]).toEqual(codes)
  })

  it.each<[string, string, Json, readonly string[]]>([
    [
      'beside names of others',
      'runInstances',
      { MinCount: 1, MaxCount: 1, ImageId: 'ami-1', SubnetId: 's-1', SecurityGroupIds: ['sg-1'] },
      [':image/ami-1', '1:instance/*', '1:network-interface/*', '1:security-group/sg-1', '1:subnet/s-1'],
    ],
    ['of what is made', 'createSnapshot', { VolumeId: 'v' }, [':snapshot/*', '1:volume/v']],
  ])('allows all of a type that an action always asks for and no argument names: %s', (_name, operation, args, expected) => {
    const { needs } = derived(`aws-sdk:ec2:${operation}`, args)
    expect(needs.map((need) => need.replace(/^.*:ec2:us-east-1:/, '')).sort()).toEqual([...expected].sort())
  })

  it('keeps them beside an argument that ends in ARN', () => {
    const { needs } = derived('aws-sdk:storagegateway:createTapes', { GatewayARN: 'arn:aws:storagegateway:us-east-1:1:gateway/g' })
    expect(new Set(needs)).toEqual(new Set(['gateway/g', 'tapepool/*'].map((name) => `storagegateway:CreateTapes arn:aws:storagegateway:us-east-1:1:${name}`)))
  })

  it.each<[string, string, string, Json, string, readonly string[]]>([
    ['an agent', 'bedrock', 'tagResource', { ResourceARN: 'arn:aws:bedrock:us-east-1:1:agent/a' }, 'arn:aws:bedrock:us-east-1:1:agent/a', []],
    ['that is asked for', 'bedrock', 'listTagsForResource', { ResourceARN: 'arn:aws:bedrock:us-east-1:1:agent/a' }, 'arn:aws:bedrock:us-east-1:1:agent/a', []],
    ['a fleet', 'gamelift', 'tagResource', { ResourceARN: 'arn:aws:gamelift:us-east-1:1:fleet/f' }, 'arn:aws:gamelift:us-east-1:1:fleet/f', []],
    ['a parameter', 'gamelift', 'untagResource', { ResourceARN: '${Fleet}' }, '${Fleet}', []],
    ['what is computed', 'gamelift', 'tagResource', { 'ResourceARN.$': '$.fleet' }, '*', ['warning iam/unbounded-resource /States/T/Parameters/ResourceARN.$']],
  ])('allows what an ARN of any type names: %s', (_name, service, operation, args, arn, codes) => {
    const found = derived(`aws-sdk:${service}:${operation}`, args)
    expect(found.needs).toContain(`${service}:${operation.charAt(0).toUpperCase()}${operation.slice(1)} ${arn}`)
    expect([...new Set(found.codes)]).toEqual(codes)
  })

  it('allows nothing beside it, where only tags of one thing are asked for', () => {
    const ResourceARN = 'arn:aws:bedrock:us-east-1:1:agent/a'
    expect(derived('aws-sdk:bedrock:listTagsForResource', { ResourceARN }).needs).toEqual([`bedrock:ListTagsForResource ${ResourceARN}`])
  })

  const cases = 'cases:CreateCase arn:aws:cases:us-east-1:1:domain/d'
  const rules = 'ec2:ModifySecurityGroupRules arn:aws:ec2:us-east-1:1:security-group'
  it.each<[string, string, Json, readonly string[]]>([
    [
      'beside names',
      'connectcases:createCase',
      { DomainId: 'd', TemplateId: 't', Fields: [{ Id: 'f', Value: { StringValue: 'x' } }] },
      [cases, `${cases}/case/*`, `${cases}/field/*`, `${cases}/template/t`],
    ],
    [
      'of the only type',
      'configservice:putRemediationConfigurations',
      { RemediationConfigurations: [{ ConfigRuleName: 'r' }] },
      ['config:PutRemediationConfigurations arn:aws:config:us-east-1:1:remediation-configuration/*'],
    ],
    ['of a type that may be asked for', 'pinpointsmsvoicev2:describeSenderIds', { SenderIds: [{ SenderId: 's', IsoCountryCode: 'DE' }] }, ['sms-voice:DescribeSenderIds *']],
    ['of lists', 'pinpointsmsvoicev2:describeSenderIds', { SenderIds: [['s']] }, ['sms-voice:DescribeSenderIds *']],
    ['of rules', 'ec2:modifySecurityGroupRules', { GroupId: 'sg-1', SecurityGroupRules: [{ SecurityGroupRuleId: 'r' }] }, [`${rules}-rule/*`, `${rules}/*`]],
  ])('names nothing by a list of objects, which is computed by nobody: %s', (_name, id, args, expected) => {
    const found = derived(`aws-sdk:${id}`, args)
    expect([...new Set(found.needs)].sort()).toEqual([...expected].sort())
    expect(found.codes).toEqual([])
  })

  it('names the parts of a group by their list, and not by the name of the group', () => {
    const needs = ['user:a', 'user:b', 'usergroup:t'].map((name) => `elasticache:CreateUserGroup arn:aws:elasticache:us-east-1:1:${name}`)
    const found = derived('aws-sdk:elasticache:createUserGroup', { UserGroupId: 't', UserIds: ['a', 'b'], Engine: 'redis' })
    expect([...found.needs].sort()).toEqual(needs)
  })

  it('takes what the author declares of a list', () => {
    const declared = new Map([['/States/T' as const, { 'InstanceIds[]': ['i-1', 'i-2'] }]])
    const instance = 'ec2:StopInstances arn:aws:ec2:us-east-1:1:instance/'
    expect(derived('aws-sdk:ec2:stopInstances', { 'InstanceIds.$': '$.ids' }, [], { declared })).toEqual({ needs: [`${instance}i-1`, `${instance}i-2`], codes: [] })
  })

  const key = 'arn:aws:kms:us-east-1:1:key'
  const widely = ['warning iam/unbounded-resource /States/T/Parameters/KeyId']
  it.each<[string, string, Json, readonly string[], readonly string[]]>([
    ['by its id', 'kms:encrypt', { KeyId: 'k', Plaintext: 'x' }, [`kms:Encrypt ${key}/k`], []],
    ['by its ARN', 'kms:encrypt', { KeyId: `${key}/k`, Plaintext: 'x' }, [`kms:Encrypt ${key}/k`], []],
    ['by its alias', 'kms:encrypt', { KeyId: 'alias/a', Plaintext: 'x' }, [`kms:Encrypt ${key}/*`], widely],
    ['by the ARN of its alias', 'kms:decrypt', { KeyId: 'arn:aws:kms:us-east-1:1:alias/a', CiphertextBlob: 'x' }, [`kms:Decrypt ${key}/*`], widely],
    ['by an alias that is new', 'kms:createAlias', { AliasName: 'alias/a', TargetKeyId: 'k' }, ['kms:CreateAlias arn:aws:kms:us-east-1:1:alias/a', `kms:CreateAlias ${key}/k`], []],
  ])('names a key %s', (_name, id, args, needs, codes) => {
    const found = derived(`aws-sdk:${id}`, args)
    expect([...found.needs].sort()).toEqual(needs)
    expect(found.codes).toEqual(codes)
  })

  it('names the task definition that is written out', () => {
    expect(derived('aws-sdk:ecs:runTask', { TaskDefinition: 'arn:aws:ecs:us-east-1:1:task-definition/t:1' }).needs).toEqual([
      'ecs:RunTask arn:aws:ecs:us-east-1:1:task-definition/t:1',
    ])
  })
})
