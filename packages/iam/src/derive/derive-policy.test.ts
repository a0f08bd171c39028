import { existsSync, readFileSync } from 'node:fs'
import { pointer, type Definition, type Json, type MapState, type Parameter, type State, type TaskState } from '@stepwright/asl'
import { codebuild, lambda } from '@stepwright/services'
import { describe, expect, it } from 'vitest'
import { pseudoParameters } from '../policy/aws-place.js'
import type { PolicyDocument } from '../policy/policy-document.js'
import { derivePolicy } from './derive-policy.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const here = 'us-east-1:123456789012'
const sync = codebuild.startBuild.sync.resource
const invoke = lambda.invoke.resource

function task(name: string, resource: string, args: Json, more: Partial<TaskState> = {}): TaskState {
  return { kind: 'Task', name, pointer: pointer('States', name), resource, arguments: args, end: true, ...more }
}

function definition(states: readonly State[], more: Partial<Definition> = {}): Definition {
  return {
    name: 'm',
    type: 'STANDARD',
    machine: { kind: 'StateMachine', pointer: pointer(), queryLanguage: 'JSONata', startAt: states[0]?.name ?? '', states },
    provenance: new Map(),
    parameters: [],
    ...more,
  }
}

function mapOf(states: readonly State[], mode: 'INLINE' | 'DISTRIBUTED' = 'INLINE'): MapState {
  return {
    kind: 'Map',
    name: 'Each',
    pointer: pointer('States', 'Each'),
    end: true,
    itemProcessor: {
      kind: 'ItemProcessor',
      pointer: pointer('States', 'Each', 'ItemProcessor'),
      processorConfig: { kind: 'ProcessorConfig', pointer: pointer('States', 'Each', 'ItemProcessor', 'ProcessorConfig'), mode },
      startAt: 'x',
      states,
    },
  }
}

const derive = (states: readonly State[], more?: Partial<Definition>) => derivePolicy(definition(states, more), place)
const codesOf = ({ diagnostics }: ReturnType<typeof derivePolicy>) =>
  diagnostics.map(({ severity, code, location }) => `${severity} ${code} ${location.pointer}`)
/** What a document allows, one line for each action on each resource. */
const allowed = (document: Pick<PolicyDocument, 'Statement'> | undefined) =>
  (document?.Statement ?? [])
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((resource) => `${action} ${resource}`)))
    .sort()

describe('the policy of system 000', () => {
  const states = [
    mapOf([task('Build service A', sync, { ProjectName: 'ServiceA' }), task('Build service B', sync, { ProjectName: 'ServiceB' })]),
  ]

  it('runs the two projects and keeps the rule of .sync', () => {
    expect(derive(states)).toEqual({
      value: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'CodebuildStartBuild',
            Effect: 'Allow',
            Action: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'],
            Resource: [`arn:aws:codebuild:${here}:project/ServiceA`, `arn:aws:codebuild:${here}:project/ServiceB`],
          },
          {
            Sid: 'CodebuildStartBuildRule',
            Effect: 'Allow',
            Action: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
            Resource: [`arn:aws:events:${here}:rule/StepFunctionsGetEventForCodeBuildStartBuildRule`],
          },
        ],
      },
      diagnostics: [],
    })
  })

  const target = new URL('../../../../../shared/targets/000/iam.state-machine-role.json', import.meta.url)
  const skipped = existsSync(target) ? '' : ' (skipped: ../shared is not here)'
  it.skipIf(skipped !== '')(`allows what an expert allowed by hand, neither more nor less${skipped}`, () => {
    const role = JSON.parse(readFileSync(target, 'utf8')) as { Policies: { PolicyDocument: PolicyDocument }[] }
    expect(allowed(derive(states).value)).toEqual(role.Policies.flatMap(({ PolicyDocument: each }) => allowed(each)).sort())
  })

  it('does not depend on the order of the states', () => {
    const [first, second] = [task('A', sync, { ProjectName: 'a' }), task('B', invoke, { FunctionName: 'b' })]
    expect(derive([second, first]).value).toEqual(derive([first, second]).value)
  })
})

describe('the resource of a call is', () => {
  const parameters: Parameter[] = [
    { name: 'Notifier', kind: 'lambda-function' },
    { name: 'Project', kind: 'codebuild-project' },
    { name: 'Stage', kind: 'string' },
    { name: 'HandlerArn', kind: 'string' },
    { name: 'ProjectArn', kind: 'codebuild-project' },
  ]
  const fn = `arn:aws:lambda:${here}:function`
  const build = codebuild.startBuild.resource
  it.each<[string, string, Json, string]>([
    ['the function of that name', invoke, { FunctionName: 'notify' }, `${fn}:notify`],
    [
      'its ARN as it is called',
      invoke,
      { FunctionName: 'arn:aws:lambda:eu-west-1:999999999999:function:notify' },
      'arn:aws:lambda:eu-west-1:999999999999:function:notify',
    ],
    [
      'the ARN of a partial one',
      invoke,
      { FunctionName: '999999999999:function:notify' },
      'arn:aws:lambda:us-east-1:999999999999:function:notify',
    ],
    ['the alias that is named with it', invoke, { FunctionName: 'notify:live' }, `${fn}:notify:live`],
    ['the alias that stands apart', invoke, { FunctionName: 'notify', Qualifier: 'live' }, `${fn}:notify:live`],
    ['the alias of an ARN', invoke, { FunctionName: `${fn}:notify`, Qualifier: '3' }, `${fn}:notify:3`],
    ['one alias, when both are given', invoke, { FunctionName: `${fn}:notify:live`, Qualifier: 'live' }, `${fn}:notify:live`],
    ['a parameter that holds a function', invoke, { FunctionName: '${Notifier}' }, '${Notifier}'],
    ['its alias', invoke, { FunctionName: '${Notifier}', Qualifier: 'live' }, '${Notifier}:live'],
    ['its alias in one text', invoke, { FunctionName: '${Notifier}:live' }, '${Notifier}:live'],
    ['its alias that is a parameter too', invoke, { FunctionName: '${Notifier}:${Stage}' }, '${Notifier}:${Stage}'],
    ['one alias, when the parameter has one too', invoke, { FunctionName: '${Notifier}:live', Qualifier: 'live' }, '${Notifier}:live'],
    ['a parameter that is called an ARN', invoke, { FunctionName: '${HandlerArn}' }, '${HandlerArn}'],
    [
      'an ARN with placeholders in it',
      invoke,
      { FunctionName: 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f' },
      'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f',
    ],
    ['a name with a placeholder in it', invoke, { FunctionName: 'notify-${Stage}' }, `${fn}:notify-\${Stage}`],
    ['the project that a parameter names', build, { ProjectName: '${Project}' }, `arn:aws:codebuild:${here}:project/\${Project}`],
    [
      'a name, where the kind says so and the name does not',
      build,
      { ProjectName: '${ProjectArn}' },
      `arn:aws:codebuild:${here}:project/\${ProjectArn}`,
    ],
    ['a placeholder that looks like the place', build, { ProjectName: 'a-${Region}' }, `arn:aws:codebuild:${here}:project/a-\${Region}`],
    ['the ARN of a project', build, { ProjectName: 'arn:aws:codebuild:us-west-2:1:project/p' }, 'arn:aws:codebuild:us-west-2:1:project/p'],
  ])('%s', (_name, resource, args, arn) => {
    const { value, diagnostics } = derive([task('T', resource, args)], { parameters })
    expect(diagnostics).toEqual([])
    expect(value?.Statement.map((statement) => statement.Resource)).toEqual([[arn]])
  })

  it('left to the deployment where the place is', () => {
    const { value } = derivePolicy(definition([task('T', build, { ProjectName: 'p' })]), pseudoParameters)
    expect(value?.Statement[0]?.Resource).toEqual(['arn:${AWS::Partition}:codebuild:${AWS::Region}:${AWS::AccountId}:project/p'])
  })
})

describe('what is computed while the machine runs', () => {
  const jsonPath = { queryLanguage: 'JSONPath' } as const
  it.each<[string, TaskState, string[], string[]]>([
    [
      'widens to the type, and says where',
      task('T', invoke, { FunctionName: '{% $f %}' }),
      [`lambda:InvokeFunction arn:aws:lambda:${here}:function:*`],
      ['warning iam/unbounded-resource /States/T/Arguments/FunctionName'],
    ],
    [
      'is found under .$ in JSONPath',
      task('T', invoke, {}, { ...jsonPath, parameters: { 'FunctionName.$': '$.f' } }),
      [`lambda:InvokeFunction arn:aws:lambda:${here}:function:*`],
      ['warning iam/unbounded-resource /States/T/Parameters/FunctionName.$'],
    ],
    [
      'is not what only looks like JSONata in JSONPath',
      task('T', invoke, {}, { ...jsonPath, parameters: { FunctionName: 'f' } }),
      [`lambda:InvokeFunction arn:aws:lambda:${here}:function:f`],
      [],
    ],
    [
      'is a qualifier',
      task('T', invoke, { FunctionName: 'f', Qualifier: '{% $q %}' }),
      [`lambda:InvokeFunction arn:aws:lambda:${here}:function:f:*`],
      ['warning iam/unbounded-resource /States/T/Arguments/Qualifier'],
    ],
    [
      'is said once, though three calls need it',
      task('T', sync, { ProjectName: '{% $p %}' }),
      [
        `codebuild:BatchGetBuilds arn:aws:codebuild:${here}:project/*`,
        `codebuild:StartBuild arn:aws:codebuild:${here}:project/*`,
        `codebuild:StopBuild arn:aws:codebuild:${here}:project/*`,
        ...['DescribeRule', 'PutRule', 'PutTargets'].map(
          (action) => `events:${action} arn:aws:events:${here}:rule/StepFunctionsGetEventForCodeBuildStartBuildRule`,
        ),
      ],
      ['warning iam/unbounded-resource /States/T/Arguments/ProjectName'],
    ],
    [
      'never widens a role that is passed on',
      task('T', codebuild.startBuild.resource, { ProjectName: 'p', ServiceRoleOverride: '{% $r %}' }),
      [`codebuild:StartBuild arn:aws:codebuild:${here}:project/p`],
      ['error iam/unknown-role /States/T/Arguments/ServiceRoleOverride'],
    ],
    [
      'may hide a role, which is said',
      task('T', codebuild.startBuild.resource, '{% $args %}'),
      [`codebuild:StartBuild arn:aws:codebuild:${here}:project/*`],
      ['warning iam/computed-arguments /States/T/Arguments', 'warning iam/unbounded-resource /States/T/Arguments'],
    ],
    [
      'never widens a role that is taken on',
      task('T', invoke, { FunctionName: 'f' }, { credentials: { RoleArn: '{% $r %}' } }),
      [],
      ['error iam/unknown-role /States/T/Credentials/RoleArn'],
    ],
  ])('%s', (_name, state, lines, codes) => {
    const outcome = derive([state])
    expect(allowed(outcome.value)).toEqual(lines)
    expect(codesOf(outcome)).toEqual(codes)
  })
})

describe('derivePolicy', () => {
  it('passes a named role on to that service only', () => {
    const { value } = derive([task('T', codebuild.startBuild.resource, { ProjectName: 'p', ServiceRoleOverride: 'builder' })])
    expect(value?.Statement).toContainEqual({
      Sid: 'CodebuildStartBuildPassRole',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: ['arn:aws:iam::123456789012:role/builder'],
      Condition: { StringEquals: { 'iam:PassedToService': 'codebuild.amazonaws.com' } },
    })
  })

  it('lets the role of Credentials make the calls, apart from the rule of .sync', () => {
    const { value } = derive([task('T', sync, { ProjectName: 'p' }, { credentials: { RoleArn: 'arn:aws:iam::1:role/r' } })])
    expect(value?.Statement.map(({ Action }) => Action)).toEqual([
      ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
      ['sts:AssumeRole'],
    ])
  })

  it('knows a function as the Resource itself', () => {
    const parameters: Parameter[] = [{ name: 'Fn', kind: 'lambda-function' }]
    const { value } = derive([task('A', 'arn:aws:lambda:r:1:function:f', {}), task('B', '${Fn}', {}), task('C', '${Fn}:${Alias}', {})], { parameters })
    expect(allowed(value)).toEqual(['${Fn}', '${Fn}:${Alias}', 'arn:aws:lambda:r:1:function:f'].map((arn) => `lambda:InvokeFunction ${arn}`))
  })

  it.each<[string, State, string[]]>([
    [
      'an integration that is not in the catalog',
      task('T', 'arn:aws:states:::sqs:sendMessages', {}),
      ['error iam/unknown-integration /States/T/Resource'],
    ],
    [
      'a pattern that the integration does not have',
      task('T', 'arn:aws:states:::lambda:invoke.sync', {}),
      ['error iam/unknown-integration /States/T/Resource'],
    ],
    ['a Resource that only the deployment knows', task('T', '${Anything}', {}), ['error iam/unknown-integration /States/T/Resource']],
    ['an argument that is not there', task('T', sync, {}), ['error iam/missing-argument /States/T/Arguments/ProjectName']],
    [
      'an SDK service that nobody knows',
      task('T', 'arn:aws:states:::aws-sdk:nosuchservice:get', {}),
      ['error iam/unknown-integration /States/T/Resource'],
    ],
    [
      'an SDK action that is newer than our data',
      task('T', 'arn:aws:states:::aws-sdk:dynamodb:foldItem', {}),
      ['warning iam/unknown-action /States/T/Resource'],
    ],
  ])('never passes over %s', (_name, state, codes) => {
    expect(codesOf(derive([state]))).toEqual(codes)
  })

  it('offers the near name', () => {
    expect(derive([task('T', 'arn:aws:states:::codebuild:startBuilds', {})]).diagnostics[0]?.help).toContain('"codebuild:startBuild"')
  })

  it('points at the call in TypeScript that wrote the state', () => {
    const callSite = { file: 'a.ts', line: 3, column: 5 }
    const { diagnostics } = derive([task('T', invoke, { FunctionName: '{% $f %}' })], {
      provenance: new Map([[pointer('States', 'T'), callSite]]),
    })
    expect(diagnostics[0]?.location).toMatchObject({ source: 'm', callSite })
  })

  it.each<[string, State]>([
    ['no task', { kind: 'Succeed', name: 'S', pointer: pointer('States', 'S') }],
    ['only an activity, whose workers have roles of their own', task('T', 'arn:aws:states:us-east-1:123456789012:activity:a', {})],
  ])('has no policy, and nothing to say, for a machine with %s', (_name, state) => {
    expect(derive([state])).toEqual({ value: undefined, diagnostics: [] })
  })

  it('finds tasks in branches and in Maps within them, each read in its own language', () => {
    const inner = task('T', invoke, {}, { queryLanguage: 'JSONPath', parameters: { FunctionName: '{% f %}' } })
    const branch = { kind: 'Branch', pointer: pointer('States', 'P', 'Branches', 0), startAt: 'Each', states: [mapOf([inner])] } as const
    const { value } = derive([{ kind: 'Parallel', name: 'P', pointer: pointer('States', 'P'), branches: [branch], end: true }])
    expect(allowed(value)).toEqual([`lambda:InvokeFunction arn:aws:lambda:${here}:function:{% f %}`])
  })
})
