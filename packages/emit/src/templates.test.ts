import { readDefinition, type Definition, type Json, type ParameterKind } from '@stepwright/asl'
import { codeBuild, codeCommit, pipeline, runWorkflow, type Pipeline } from '@stepwright/codepipeline'
import { pseudoParameters } from '@stepwright/iam'
import { workflow, type Workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import { cloudformationEmitter } from './cloudformation/emitter.js'
import type { Emitter } from './emitter/emitter.js'
import { project } from './emitter/project.js'
import { systemOf } from './emitter/system-of.js'
import type { System } from './emitter/system.js'
import { samEmitter } from './sam/emitter.js'
import type { StackOptions } from './deployment/stack-options.js'
import { terraformEmitter } from './terraform/emitter.js'

const file = '/p/a.workflow.ts'
const buildOne: Workflow<unknown, unknown> = workflow('build-one', (flow, _input: unknown) => flow.codebuildSync('Build', { ProjectName: 'ServiceA' }))
const release = pipeline('release', { artifactBucket: 'release-artifacts' }, (p) => {
  const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
  const build = p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source }))
  p.stage('Services').action('Run', runWorkflow(buildOne, { input: build.file('in.json') }))
})

describe('a template', () => {
  it('holds a machine, its role by reference, and no policy for a machine that calls nothing', () => {
    const { resources } = template(cloudformationEmitter, system([machine('quiet', pass({}))]))
    expect(Object.keys(resources)).toEqual(['QuietStateMachine', 'QuietStateMachineRole'])
    expect(resources).toMatchObject({ QuietStateMachine: { Properties: { RoleArn: { 'Fn::GetAtt': ['QuietStateMachineRole', 'Arn'] }, StateMachineName: 'quiet' } } })
    expect(resources['QuietStateMachineRole']?.Properties).not.toHaveProperty('Policies')
  })

  it('gives parameters to the definition by substitution, and to policies by reference', () => {
    const call = task('arn:aws:states:::sqs:sendMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/${Queue}', MessageBody: 'x' })
    const { resources, document } = template(cloudformationEmitter, system([machine('send', call, { Queue: 'string' })]))
    expect(document).toMatchObject({ Parameters: { Queue: { Type: 'String' } } })
    expect(resources['SendStateMachine']?.Properties).toMatchObject({ DefinitionSubstitutions: { Queue: { Ref: 'Queue' } } })
    expect(JSON.stringify(resources['SendStateMachineRole'])).toContain(`"Fn::Sub":"arn:\${AWS::Partition}:sqs:us-east-1:123456789012:\${Queue}"`)
  })

  it('writes a number that is a parameter without quotes, as a text, for substitution would leave them', () => {
    const { resources } = template(cloudformationEmitter, system([machine('waits', wait('${Seconds}'), { Seconds: 'number' })]))
    expect(resources['WaitsStateMachine']?.Properties).toMatchObject({ DefinitionString: expect.stringContaining(`"Seconds":\${Seconds},`), DefinitionSubstitutions: { Seconds: { Ref: 'Seconds' } } })
  })

  it('leaves a text alone that looks like a placeholder and is none', () => {
    const odd = `{% '\${' & 'a-b}' %} \${a-b} %{ if } <&>`
    const { resources } = template(cloudformationEmitter, system([machine('odd', pass({ odd }))]))
    expect(resources['OddStateMachine']?.Properties).toMatchObject({ Definition: { States: { A: { Output: { odd } } } } })
  })

  it('gives a machine the ARN of another that is built with it, by name, so that no circle comes about', () => {
    const outer = machine('outer', task('arn:aws:states:::states:startExecution', { StateMachineArn: '${InnerArn}' }), { InnerArn: 'string' })
    const { resources, document } = template(cloudformationEmitter, system([outer, machine('inner', pass({}))]))
    expect(document).not.toHaveProperty('Parameters')
    expect(resources['OuterStateMachine']?.Properties).toMatchObject({
      DefinitionSubstitutions: { InnerArn: { 'Fn::Sub': 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:inner' } },
    })
    expect(JSON.stringify(resources['OuterStateMachineRole'])).toContain(':stateMachine:inner')
  })

  it('asks for a parameter whose name is like a machine\'s, but which stands for something else', () => {
    const other = machine('other', pass({ topic: '${InnerArn}' }), { InnerArn: 'string' })
    expect(template(cloudformationEmitter, system([other, machine('inner', pass({}))])).document).toHaveProperty('Parameters.InnerArn')
  })

  it('splits a policy that is too large for one role into managed ones', () => {
    const states = Array.from({ length: 150 }, (_, at) => task('arn:aws:states:::sqs:sendMessage', { QueueUrl: `https://sqs.us-east-1.amazonaws.com/123456789012/a-queue-with-a-rather-long-name-${at}`, MessageBody: 'x' }))
    const large = machine('large', { Type: 'Parallel', Branches: states.map((state) => ({ StartAt: 'B', States: { B: state } })), End: true })
    const { resources } = template(cloudformationEmitter, system([large]))
    expect(resources['LargeStateMachineRole']?.Properties).toMatchObject({ ManagedPolicyArns: [1, 2, 3, 4].map((at) => ({ Ref: `LargeStateMachineRolePolicy${at}` })) })
    expect(JSON.stringify(template(terraformEmitter, system([large])).document)).toContain('"depends_on":["aws_iam_role_policy_attachment.large_state_machine_1"')
  })

  it('refers from a pipeline to its machine, its role and its bucket, which stays when the stack goes', () => {
    const { resources } = template(cloudformationEmitter, built([buildOne], [release]))
    expect(resources['ReleasePipeline']?.Properties).toMatchObject({
      Name: 'release',
      RoleArn: { 'Fn::GetAtt': ['ReleasePipelineRole', 'Arn'] },
      ArtifactStore: { Type: 'S3', Location: { Ref: 'ReleaseArtifactsBucket' } },
      Stages: [{}, {}, { Actions: [{ Configuration: { StateMachineArn: { Ref: 'BuildOneStateMachine' } } }] }],
    })
    expect(resources['ReleaseArtifactsBucket']).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })
    expect(resources['ReleaseSourceChangeRule']?.Properties).toMatchObject({ Targets: [{ RoleArn: { 'Fn::GetAtt': ['ReleasePipelineEventsRole', 'Arn'] } }] })
  })

  it('takes a role that was given by its ARN, and makes none', () => {
    const given = pipeline('given', { artifactBucket: 'b-b', role: 'arn:aws:iam::111122223333:role/mine' }, (p) => {
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source }))
    })
    const { resources } = template(cloudformationEmitter, built([], [given]))
    expect(resources['GivenPipeline']?.Properties).toMatchObject({ RoleArn: 'arn:aws:iam::111122223333:role/mine' })
    expect(resources).not.toHaveProperty('GivenPipelineRole')
  })

  it('puts a prefix before every name, and into what refers to names', () => {
    const { resources } = template(cloudformationEmitter, built([buildOne], [release]), { prefix: 'test-' })
    expect(resources).toMatchObject({
      BuildOneStateMachine: { Properties: { StateMachineName: 'test-build-one' } },
      ReleasePipeline: { Properties: { Name: 'test-release' } },
      ReleaseArtifactsBucket: { Properties: { BucketName: 'test-release-artifacts' } },
      ReleaseSourceChangeRule: { Properties: { Name: 'test-release-source-change' } },
    })
    expect(JSON.stringify(resources['BuildOneStateMachineRole'])).toContain(':stateMachine:test-build-one')
    expect(JSON.stringify(resources['ReleasePipelineRole'])).toContain(':execution:test-build-one:*')
    expect(JSON.stringify(resources)).not.toMatch(/:(?:stateMachine|execution):build-one/)
  })

  it('leaves names to the target by option; a machine that names itself gets one from the stack', () => {
    const { resources } = template(cloudformationEmitter, system([machine('many', distributed), machine('quiet', pass({}))]), { names: 'generated' })
    expect(resources['ManyStateMachine']?.Properties).toMatchObject({ StateMachineName: { 'Fn::Sub': '${AWS::StackName}-many' } })
    expect(JSON.stringify(resources['ManyStateMachineRole'])).toContain(':stateMachine:${AWS::StackName}-many')
    expect(resources['QuietStateMachine']?.Properties).not.toHaveProperty('StateMachineName')
    expect(JSON.stringify(resources['QuietStateMachineRole'])).toContain(':stateMachine:*')
  })

  it('logs, traces, encrypts, labels, alarms and publishes where it is asked to', () => {
    const definition: Definition = { ...machine('all', pass({})), logging: { level: 'ERROR' }, tracing: true, encryption: { keyArn: 'arn:aws:kms:us-east-1:123456789012:key/k' }, tags: { team: 'a' } }
    const { resources } = template(cloudformationEmitter, system([definition]), { alias: 'live', alarms: { topicArn: 'arn:aws:sns:us-east-1:123456789012:t' }, tags: { team: 'b', stage: 'test' } })
    expect(resources).toMatchObject({
      AllStateMachine: {
        Properties: {
          LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
          TracingConfiguration: { Enabled: true },
          EncryptionConfiguration: { KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/k' },
          Tags: [{ Key: 'team', Value: 'a' }, { Key: 'stage', Value: 'test' }],
        },
      },
      AllStateMachineLogs: { DeletionPolicy: 'RetainExceptOnCreate', Properties: { RetentionInDays: 90, LogGroupName: '/aws/vendedlogs/states/all' } },
      AllStateMachineVersion: { DeletionPolicy: 'Retain' },
      AllStateMachineAlias: { Properties: { Name: 'live' } },
      AllExecutionsFailedAlarm: { Properties: { AlarmActions: ['arn:aws:sns:us-east-1:123456789012:t'] } },
      AllExecutionsTimedOutAlarm: {},
    })
  })

  it('knows what a workflow says of its surroundings', () => {
    const options = { logging: { level: 'ALL', includeExecutionData: true }, tracing: true, tags: { team: 'a' } } as const
    const said: Workflow<unknown, unknown> = workflow('said', options, (flow, _input: unknown) => flow.pass('A'))
    const { resources } = template(cloudformationEmitter, built([said], []), { logging: { level: 'ERROR' } })
    expect(resources['SaidStateMachine']?.Properties).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
      TracingConfiguration: { Enabled: true },
      Tags: [{ Key: 'team', Value: 'a' }],
    })
    expect(JSON.stringify(resources['SaidStateMachineRole'])).toContain('logs:CreateLogDelivery')
  })

  it('holds declared projects: fed by the pipeline that names them, without a source otherwise', () => {
    const projects = [project('app-build', { buildspec: 'buildspec.yml' }), project('ServiceA', { buildspec: { version: 0.2 }, environment: { A: 'b' } })]
    const { resources } = template(cloudformationEmitter, built([buildOne], [release], projects))
    expect(resources).toMatchObject({
      AppBuildProject: { Properties: { Source: { Type: 'CODEPIPELINE', BuildSpec: 'buildspec.yml' } } },
      ServiceAProject: { Properties: { Source: { Type: 'NO_SOURCE' }, Environment: { EnvironmentVariables: [{ Name: 'A', Value: 'b' }] } } },
    })
    expect(JSON.stringify(resources['AppBuildProjectRole'])).toContain('s3:GetObject')
    expect(JSON.stringify(resources['ServiceAProjectRole'])).not.toContain('s3:')
  })

  it.each([
    ['boundary', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary' }],
    ['arn:aws:iam::aws:policy/PowerUserAccess', 'arn:aws:iam::aws:policy/PowerUserAccess'],
  ])('puts all roles that it makes under the boundary %s', (permissionsBoundary, PermissionsBoundary) => {
    const { resources } = template(cloudformationEmitter, built([buildOne], [release], [project('app-build', { buildspec: 'b.yml' })]), { permissionsBoundary })
    const roles = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    expect(roles.map(([id]) => id)).toEqual(['BuildOneStateMachineRole', 'ReleasePipelineRole', 'ReleasePipelineEventsRole', 'AppBuildProjectRole'])
    for (const [, role] of roles) expect(role.Properties).toMatchObject({ PermissionsBoundary })
  })

  it('writes definitions to files by option', () => {
    const { files } = template(cloudformationEmitter, system([machine('quiet', pass({}))]), { definitions: 'files' })
    expect([...files.keys()]).toEqual(['manifest.json', 'quiet.asl.json', 'template.json'])
    expect(files.get('template.json')).toContain('"DefinitionS3Location": "quiet.asl.json"')
  })
})

describe('SAM', () => {
  it('has machines as its own resource, and what it cannot say as CloudFormation\'s', () => {
    const secret: Definition = { ...machine('secret', pass({})), encryption: { keyArn: 'arn:aws:kms:us-east-1:123456789012:key/k' } }
    const { resources, document } = template(samEmitter, system([machine('quiet', pass({})), secret, machine('waits', wait('${S}'), { S: 'number' })]))
    expect(document).toMatchObject({ Transform: 'AWS::Serverless-2016-10-31' })
    expect(Object.entries(resources).filter(([id]) => id.endsWith('Machine')).map(([, { Type }]) => Type)).toEqual([
      'AWS::Serverless::StateMachine',
      'AWS::StepFunctions::StateMachine',
      'AWS::StepFunctions::StateMachine',
    ])
  })
})

describe('Terraform', () => {
  it('escapes what it would take for its own, and interpolates what the deployment gives', () => {
    const { document } = template(terraformEmitter, system([machine('odd', pass({ odd: '${a-b} %{ if } ${Name}' }), { Name: 'string' })]))
    expect(document).toMatchObject({
      variable: { Name: { type: 'string' } },
      resource: { aws_sfn_state_machine: { odd: { definition: expect.stringContaining('"odd":"$${a-b} %%{ if } ${var.Name}"') } } },
    })
  })

  it('makes a machine after the policy of its role', () => {
    const { document } = template(terraformEmitter, built([buildOne], []))
    expect(document).toMatchObject({ resource: { aws_sfn_state_machine: { build_one: { depends_on: ['aws_iam_role_policy.build_one_state_machine'] } } } })
  })

  it('puts all roles that it makes under a boundary', () => {
    const { document } = template(terraformEmitter, built([buildOne], [release], [project('app-build', { buildspec: 'b.yml' })]), { permissionsBoundary: 'boundary' })
    const roles = Object.values((document['resource'] as Record<string, Record<string, unknown>>)['aws_iam_role'] ?? {})
    expect(roles).toHaveLength(4)
    for (const role of roles) expect(role).toMatchObject({ permissions_boundary: expect.stringMatching(/^arn:\$\{.*:policy\/boundary$/) })
  })

  it('asks for the name of a stack where names are left to it', () => {
    const { document } = template(terraformEmitter, system([machine('many', distributed)]), { names: 'generated' })
    expect(document).toMatchObject({ variable: { stack_name: {} }, resource: { aws_sfn_state_machine: { many: { name: '${var.stack_name}-many' } } } })
  })

  it('reads a definition from a file by option, as a template where it has parameters', () => {
    const { files, document } = template(terraformEmitter, system([machine('odd', pass({ odd: '${a-b} ${Name}' }), { Name: 'string' })]), { definitions: 'files' })
    expect(document).toMatchObject({ resource: { aws_sfn_state_machine: { odd: { definition: '${templatefile("${path.module}/odd.asl.json.tftpl", { Name = "${var.Name}" })}' } } } })
    expect(files.get('odd.asl.json.tftpl')).toContain('"odd": "$${a-b} ${Name}"')
  })
})

describe('what is wrong', () => {
  const rows: Record<string, [System, Partial<StackOptions>, string[]]> = {
    'two names that make one id': [system([machine('a-b', pass({})), machine('aB', pass({}))]), {}, ['emit/colliding-names']],
    'a name that the prefix makes too long': [system([machine('a'.repeat(75), pass({}))]), { prefix: 'staging-' }, ['emit/long-name']],
    'a project without a source, whose buildspec is a file': [built([], [], [project('a', { buildspec: 'buildspec.yml' })]), {}, ['emit/missing-buildspec']],
    'a template that has to lie in a bucket': [system([machine('big', pass({ text: 'x'.repeat(60_000) }))]), {}, ['emit/template-needs-bucket']],
    'a template that is too large, with a definition that is too': [
      system([machine('big', pass({ text: 'x'.repeat(1_100_000) }))]),
      {},
      ['emit/large-definition', 'emit/large-template'],
    ],
  }

  it.each(Object.entries(rows))('%s', (_name, [given, options, codes]) => {
    const { diagnostics } = cloudformationEmitter.emit(given, { place: pseudoParameters, root: '/p', ...options })
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(codes)
  })
})

describe('what refers to each other', () => {
  const starts = (name: string): Json => task('arn:aws:states:::states:startExecution', { StateMachineArn: `\${${name}}` })
  const circle = system([machine('ping', starts('PongArn'), { PongArn: 'string' }), machine('pong', starts('PingArn'), { PingArn: 'string' }), machine('many', distributed)])
  const whole = built([buildOne], [release], [project('app-build', { buildspec: 'b.yml' }), project('ServiceA', { buildspec: {} })])
  const given = { ...whole, definitions: [...whole.definitions, ...circle.definitions] }

  it.each([
    [cloudformationEmitter, 'explicit'],
    [cloudformationEmitter, 'generated'],
    [samEmitter, 'generated'],
    [terraformEmitter, 'explicit'],
    [terraformEmitter, 'generated'],
  ] as const)('is there, and goes in no circle: $0.target, names $1', (emitter, names) => {
    const { document, resources } = template(emitter, given, { names, alias: 'live', alarms: {}, logging: { level: 'ALL' } })
    const graph = emitter === terraformEmitter ? terraformGraph(document) : new Map(Object.entries(resources).map(([id, body]) => [id, referredBy(body)]))
    expect(graph.size).toBeGreaterThan(15)
    for (const [id, others] of graph) for (const other of others) expect(graph.has(other), `${id} → ${other}`).toBe(true)
    expect([...graph.keys()].filter((id) => reaches(graph, id, id))).toEqual([])
  })

  it('is bound on both sides of a circle, so that nobody asks for it', () => {
    expect(template(cloudformationEmitter, circle, { names: 'generated' }).document).not.toHaveProperty('Parameters')
  })
})

/** The resources that a resource of CloudFormation names. */
function referredBy(body: unknown): string[] {
  const text = JSON.stringify(body)
  const found = [/"Ref":"([^":]+)"/g, /"Fn::GetAtt":\["([^"]+)"/g, /"Fn::Sub":"((?:[^"\\]|\\.)*)"/g].map((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name))
  const [refs = [], attributes = [], texts = []] = found
  return [...refs, ...attributes, ...texts.flatMap((one) => [...one.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[A-Za-z]+)?\}/g)].map(([, name = '']) => name))]
}

/** The resources that a resource of Terraform names. */
function terraformGraph({ resource }: Record<string, unknown>): Map<string, string[]> {
  const types = Object.entries(resource as Record<string, Record<string, unknown>>)
  return new Map(
    types.flatMap(([type, labels]) =>
      Object.entries(labels).map(([label, body]) => [`${type}.${label}`, [...JSON.stringify(body).matchAll(/(?<!\w)(aws_\w+\.\w+)/g)].map(([, address = '']) => address)] as const),
    ),
  ) as Map<string, string[]>
}

function reaches(graph: ReadonlyMap<string, readonly string[]>, from: string, to: string, seen = new Set<string>()): boolean {
  return (graph.get(from) ?? []).some((next) => next === to || (!seen.has(next) && reaches(graph, next, to, seen.add(next))))
}

it.each([cloudformationEmitter, samEmitter, terraformEmitter])('$target gives the same bytes whatever the order', (emitter) => {
  const whole = built([buildOne], [release], [project('app-build', { buildspec: 'b.yml' }), project('ServiceA', { buildspec: {} })])
  const given = { ...whole, definitions: [...whole.definitions, ...system([machine('quiet', pass({}))]).definitions] }
  const turned = { definitions: [...given.definitions].reverse(), pipelines: given.pipelines, projects: [...(given.projects ?? [])].reverse() }
  const options = { place: pseudoParameters, root: '/p' }
  expect(emitter.emit(turned, options)).toEqual(emitter.emit(given, options))
})

interface Read {
  readonly files: ReadonlyMap<string, string>
  readonly document: Record<string, unknown>
  readonly resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>
}

function template(emitter: Emitter<StackOptions>, given: System, options: Partial<StackOptions> = {}): Read {
  const { value, diagnostics } = emitter.emit(given, { place: pseudoParameters, root: '/p', ...options })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const files = new Map((value ?? []).map(({ path, text }) => [path, text]))
  const document = JSON.parse(files.get('template.json') ?? files.get('main.tf.json') ?? '') as Record<string, unknown>
  return { files, document, resources: document['Resources'] as Read['resources'] }
}

function built(workflows: readonly Workflow<unknown, unknown>[], pipelines: readonly Pipeline[], projects: readonly ReturnType<typeof project>[] = []): System {
  const { value } = systemOf({
    workflows: workflows.map((one) => ({ workflow: one, file })),
    pipelines: pipelines.map((one) => ({ pipeline: one, file })),
    projects: projects.map((one) => ({ project: one, file })),
  })
  return value ?? { definitions: [], pipelines: [] }
}

function system(definitions: readonly Definition[]): System {
  return { definitions: definitions.map((definition) => ({ definition, from: { file } })), pipelines: [] }
}

function machine(name: string, state: Json, parameters: Record<string, ParameterKind> = {}): Definition {
  const document = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: state } }
  const { value } = readDefinition(JSON.stringify(document), { file: `${name}.asl.json`, name })
  if (value === undefined) throw new Error(`${name} cannot be read`)
  return { ...value, parameters: Object.entries(parameters).map(([parameter, kind]) => ({ name: parameter, kind })) }
}

function pass(Output: Json): Json {
  return { Type: 'Pass', Output, End: true }
}

function wait(Seconds: Json): Json {
  return { Type: 'Wait', Seconds, End: true }
}

function task(Resource: string, Arguments: Json): Json {
  return { Type: 'Task', Resource, Arguments, End: true }
}

const distributed: Json = {
  Type: 'Map',
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'B', States: { B: pass({}) } },
  End: true,
}
