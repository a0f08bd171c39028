import { pseudoParameters } from '@stepwright/iam'
import { codeCommit, pipeline, pollingLambda } from '@stepwright/codepipeline'
import { httpApi, lambdaFunction, param, table, workflow, type Resource, type Workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import { aslEmitter } from './asl/emitter.js'
import { cloudformationEmitter } from './cloudformation/emitter.js'
import type { StackOptions } from './deployment/stack-options.js'
import type { Emitter } from './emitter/emitter.js'
import { systemOf } from './emitter/system-of.js'
import type { System } from './emitter/system.js'
import { samEmitter } from './sam/emitter.js'
import { terraformEmitter } from './terraform/emitter.js'

const file = '/p/a.workflow.ts'
const decisions = table('Decisions', { key: 'id', expires: 'until' })
const notify = lambdaFunction('Notifier', {
  handler: './notify.ts',
  memory: 256,
  timeout: '10 seconds',
  environment: { TABLE: decisions.name, SENDER: param('Sender') },
  permissions: [decisions.allow('dynamodb:PutItem'), { purpose: 'Send', actions: ['ses:SendEmail'], resources: ['arn:${Partition}:ses:${Region}:${Account}:identity/example.com'] }],
})
const decide = lambdaFunction('decide-it', { handler: './decide.ts' })
const api = httpApi('Decisions', { authorizer: { issuer: param('Issuer'), audience: ['us'] }, routes: { 'POST /decisions/{id}': decide } })
const ask = workflow('ask', (flow) => flow.lambda<string>('Ask', { FunctionName: notify, Payload: { url: api.url } }))
const deploy = workflow('deploy', (flow, input: { bucket: string; revisionS3Bucket: string; revisionS3Key: string }) => flow.let('Read', input.bucket))
const trigger = lambdaFunction('Trigger', { handler: './trigger.ts', environment: { OWN: 'yes' } })
const polled = pollingLambda(deploy, { functionName: trigger, bucket: 'inputs', environments: { prod: { bucket: 'b' } } })
const release = pipeline('release', { artifactBucket: 'release-artifacts' }, (p) => {
  const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
  p.stage('Prod').action('Deploy', polled.deploy('prod', source))
})
const system = built({ workflows: [ask] })
const triggered = built({ pipelines: [release] })

describe('a system', () => {
  it('holds what its workflows and pipelines name, and what that names in turn', () => {
    expect(namesIn(system)).toEqual(['api Decisions', 'function Notifier', 'function decide-it', 'table Decisions'])
    expect(namesIn(triggered)).toEqual(['function Trigger'])
  })

  it('gives a function that runs a workflow for a pipeline what it needs for that, and leaves its own', () => {
    const [{ resource } = { resource: undefined }] = triggered.resources ?? []
    expect(resource).toMatchObject({ environment: { STATE_MACHINE_ARN: '${DeployArn}', OWN: 'yes' }, parameters: [{ name: 'DeployArn', kind: 'state-machine', of: 'deploy' }] })
    expect(resource?.kind === 'function' && resource.permissions.flatMap(({ actions }) => actions)).toEqual([
      'codepipeline:PutJobFailureResult', 'codepipeline:PutJobSuccessResult', 's3:GetObject', 'states:StartExecution', 'states:DescribeExecution',
    ])
  })

  it('refuses a function that is to run two workflows for pipelines', () => {
    const other = pollingLambda(workflow('other', (flow, _input: { revisionS3Bucket: string; revisionS3Key: string }) => flow.succeed('Done')), { functionName: trigger, bucket: 'inputs', environments: { prod: {} } })
    const both = pipeline('both', { artifactBucket: 'release-artifacts' }, (p) => {
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      p.stage('Prod').action('Deploy', polled.deploy('prod', source))
      p.stage('Other').action('Deploy', other.deploy('prod', source))
    })
    const codes = (one: typeof both): string[] => systemOf({ workflows: [], pipelines: [{ pipeline: one, file }] }).diagnostics.map(({ code }) => code)
    expect([codes(release), codes(both)]).toEqual([[], ['build/shared-trigger']])
  })

  it('hands on what is wrong with a declaration', () => {
    const slow = lambdaFunction('slow', { handler: './x.ts', timeout: '1 day' })
    expect(systemOf({ workflows: [], pipelines: [], resources: [{ resource: slow['~resource'], file }] }).diagnostics.map(({ code }) => code)).toEqual(['build/function-option'])
  })
})

describe('target asl', () => {
  it('writes the bundle, what create-function reads, and the role', () => {
    const { value = [] } = aslEmitter.emit(system, { place: pseudoParameters, root: '/p' })
    const texts = new Map(value.map(({ path, text }) => [path, text]))
    expect([...texts.keys()].filter((path) => path.startsWith('Notifier'))).toEqual(['Notifier.function.json', 'Notifier.function.mjs', 'Notifier.function.policy.json', 'Notifier.function.trust.json'])
    expect(JSON.parse(texts.get('Notifier.function.json') ?? '')).toMatchObject({ Handler: 'index.handler', MemorySize: 256, Timeout: 10, Environment: { Variables: { TABLE: '${DecisionsTableName}' } } })
    expect(JSON.parse(texts.get('manifest.json') ?? '')).toMatchObject({ functions: [{ name: 'Notifier', needs: [{ kind: 'function-role' }, { kind: 'zip' }, { kind: 'table', name: 'Decisions', documents: ['Decisions.table.json', 'Decisions.table.ttl.json'] }] }, { name: 'decide-it' }] })
  })
})

describe('tables and APIs with target asl', () => {
  const place = { partition: 'aws', region: 'eu-west-1', account: '123456789012' }
  const documents = (of: System): ReadonlyMap<string, unknown> => {
    const { value = [], diagnostics } = aslEmitter.emit(of, { place, root: '/p' })
    expect(diagnostics).toEqual([])
    return new Map(value.filter(({ path }) => path.endsWith('.json')).map(({ path, text }): [string, unknown] => [path, JSON.parse(text)]))
  }
  const written = documents(system)

  it('are what create-table and update-time-to-live read', () => {
    expect(written.get('Decisions.table.json')).toEqual({
      TableName: 'Decisions', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    })
    expect(written.get('Decisions.table.ttl.json')).toEqual({ TableName: 'Decisions', TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } })
    expect([...documents(built({ resources: [table('Kept', { key: 'id' })['~resource']] })).keys()]).toEqual(['Kept.table.json', 'manifest.json'])
  })

  it('are an OpenAPI document whose routes call their functions, for whom the authorizer knows', () => {
    expect(written.get('Decisions.api.openapi.json')).toMatchObject({
      openapi: '3.0.1',
      paths: {
        '/decisions/{id}': {
          post: {
            parameters: [{ name: 'id', in: 'path', required: true }],
            security: [{ callers: [] }],
            'x-amazon-apigateway-integration': {
              type: 'aws_proxy', payloadFormatVersion: '2.0',
              uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:decide-it/invocations',
            },
          },
        },
      },
      components: { securitySchemes: { callers: { 'x-amazon-apigateway-authorizer': { type: 'jwt', jwtConfiguration: { issuer: '${Issuer}', audience: ['us'] } } } } },
    })
  })

  it('let an API call a function on its route alone', () => {
    expect(written.get('Decisions.api.permissions.json')).toMatchObject([
      { FunctionName: 'decide-it', StatementId: 'Decisions-POST-decisions-id', Principal: 'apigateway.amazonaws.com', SourceArn: 'arn:aws:execute-api:eu-west-1:123456789012:${DecisionsApiId}/*/POST/decisions/*' },
    ])
  })

  it('keep methods of one path together, and sign where IAM decides', () => {
    const signed = httpApi('Signed', { authorizer: 'iam', routes: { 'POST /x': decide, 'GET /x': decide } })
    const { paths, components } = documents(built({ resources: [signed['~resource']] })).get('Signed.api.openapi.json') as { readonly paths: Readonly<Record<string, object>>; readonly components: object }
    expect(Object.keys(paths['/x'] ?? {})).toEqual(['post', 'get'])
    expect(components).toEqual({ securitySchemes: { callers: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' } } })
  })

  it('are in the manifest, with what they need', () => {
    expect(written.get('manifest.json')).toMatchObject({
      tables: [{ name: 'Decisions', files: ['Decisions.table.json', 'Decisions.table.ttl.json'] }],
      apis: [{ name: 'Decisions', parameters: [{ name: 'Issuer' }], needs: [{ kind: 'function', name: 'decide-it', madeBy: 'documents' }] }],
    })
  })
})

it('target asl knows that a function which is called by its name is one of the build', () => {
  const literal = workflow('literal', (flow) => flow.lambda<string>('Call', { FunctionName: 'decide-it' }))
  const { value = [] } = aslEmitter.emit(built({ workflows: [literal], resources: [decide['~resource']] }), { place: pseudoParameters, root: '/p' })
  const manifest = JSON.parse(value.find(({ path }) => path === 'manifest.json')?.text ?? '') as object
  expect(manifest).toMatchObject({ workflows: [{ needs: [{ kind: 'machine-role' }, { kind: 'function', name: 'decide-it', madeBy: 'documents' }] }] })
})

describe('target cloudformation', () => {
  const resources = resourcesOf(cloudformationEmitter, system)

  it('gives the machine the ARN of its function, in the definition and in the role', () => {
    expect(resources['AskStateMachine']?.Properties).toMatchObject({
      DefinitionSubstitutions: { NotifierFunctionArn: { 'Fn::GetAtt': ['NotifierFunction', 'Arn'] }, DecisionsApiUrl: { 'Fn::GetAtt': ['DecisionsApi', 'ApiEndpoint'] } },
    })
    expect(JSON.stringify(resources['AskStateMachineRole'])).toContain('"Resource":[{"Fn::GetAtt":["NotifierFunction","Arn"]}]')
  })

  it('writes a function with its code, its log and a role that may do what was declared', () => {
    expect(resources['NotifierFunction']).toMatchObject({
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { ZipFile: 'code of Notifier: ${x}' }, Environment: { Variables: { TABLE: { Ref: 'DecisionsTable' }, SENDER: { Ref: 'Sender' } } }, LoggingConfig: { LogGroup: { Ref: 'NotifierFunctionLogs' } } },
    })
    expect(actionsOf(resources['NotifierFunctionRole'])).toEqual(['dynamodb:PutItem', 'logs:CreateLogStream', 'logs:PutLogEvents', 'ses:SendEmail'])
    expect(JSON.stringify(resources['NotifierFunctionRole'])).toContain('log-group:/aws/lambda/Notifier:*')
  })

  it('puts every route behind the authorizer, and lets the API call its function on that route alone', () => {
    const [route, permission] = [resources['DecisionsApiPostDecisionsIdRoute'], resources['DecisionsApiPostDecisionsIdPermission']]
    expect(route?.Properties).toMatchObject({ RouteKey: 'POST /decisions/{id}', AuthorizationType: 'JWT', AuthorizerId: { Ref: 'DecisionsApiAuthorizer' } })
    expect(permission?.Properties).toMatchObject({ SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${DecisionsApi}/*/POST/decisions/*' } })
    const signed = httpApi('Signed', { authorizer: 'iam', routes: { 'POST /x': decide } })
    expect(resourcesOf(cloudformationEmitter, built({ resources: [signed['~resource']] }))['SignedApiPostXRoute']?.Properties).toMatchObject({ AuthorizationType: 'AWS_IAM' })
  })

  it('leaves names to CloudFormation where it is asked to', () => {
    const generated = resourcesOf(cloudformationEmitter, system, { names: 'generated' })
    expect([generated['NotifierFunction'], generated['DecisionsTable']].map((one) => Object.keys(one?.Properties ?? {}).filter((key) => /Name$/.test(key)))).toEqual([[], []])
    expect(JSON.stringify(generated['NotifierFunctionRole'])).toContain('log-group:/aws/lambda/${AWS::StackName}-Notifier:*')
  })

  it('names a function in the action that calls it, and its machine in its environment', () => {
    const made = resourcesOf(cloudformationEmitter, triggered, { prefix: 'test-' })
    expect(JSON.stringify(made['ReleasePipeline'])).toContain('"FunctionName":{"Ref":"TriggerFunction"}')
    expect(JSON.stringify(made['ReleasePipelineRole'])).toContain('{"Fn::GetAtt":["TriggerFunction","Arn"]}')
    expect(made['TriggerFunction']?.Properties).toMatchObject({ FunctionName: 'test-Trigger', Environment: { Variables: { STATE_MACHINE_ARN: { 'Fn::Sub': expect.stringMatching(/:stateMachine:test-deploy$/) as string } } } })
    expect(JSON.stringify(made['TriggerFunctionRole'])).toContain(':execution:test-deploy:*')
  })

  it('knows the bucket of the artifacts in what a function may do, whatever it is called', () => {
    const reads = lambdaFunction('Reads', { handler: './x.ts', permissions: [{ actions: ['s3:GetObject'], resources: ['arn:${Partition}:s3:::release-artifacts/*'] }] })
    const made = resourcesOf(cloudformationEmitter, built({ pipelines: [release], resources: [reads['~resource']] }), { names: 'generated' })
    expect(JSON.stringify(made['ReadsFunctionRole'])).toContain('s3:::${ReleaseArtifactsBucket}/*')
  })

  it('warns of a machine that has the name of a function which is deployed under another', () => {
    const literal = workflow('literal', (flow) => flow.lambda<string>('Call', { FunctionName: 'decide-it' }))
    const both = built({ workflows: [literal], resources: [decide['~resource']] })
    const codes = (more: Partial<StackOptions>): string[] => cloudformationEmitter.emit(both, { ...options, ...more }).diagnostics.map(({ code }) => code)
    expect([codes({}), codes({ prefix: 'a-' }), codes({ names: 'generated' })]).toEqual([[], ['emit/renamed-function'], ['emit/renamed-function']])
  })

  it('refuses a bundle that no template takes', () => {
    const large: System = { ...system, resources: (system.resources ?? []).map((one) => ({ ...one, code: 'x'.repeat(4_194_305) })) }
    expect(cloudformationEmitter.emit(large, options).diagnostics.map(({ code }) => code)).toContain('emit/large-function')
  })

  it('refuses two functions of one name', () => {
    const twice = built({ resources: [decide['~resource'], lambdaFunction('decide-it', { handler: './other.ts' })['~resource']] })
    expect(cloudformationEmitter.emit(twice, options).diagnostics.map(({ code }) => code)).toContain('emit/duplicate-name')
  })
})

describe('target sam', () => {
  it('keeps code in a folder beside the template, and routes at their functions', () => {
    const { value = [] } = samEmitter.emit(system, options)
    expect(value.map(({ path }) => path)).toEqual(['functions/Notifier/index.mjs', 'functions/decide-it/index.mjs', 'manifest.json', 'template.json'])
    expect(resourcesOf(samEmitter, system)).toMatchObject({
      DecisionsApi: { Type: 'AWS::Serverless::HttpApi', Properties: { Auth: { DefaultAuthorizer: 'callers', Authorizers: { callers: { JwtConfiguration: { issuer: { Ref: 'Issuer' }, audience: ['us'] } } } } } },
      DecideItFunction: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: 'functions/decide-it', Events: { DecisionsPostDecisionsId: { Type: 'HttpApi', Properties: { Method: 'POST', Path: '/decisions/{id}' } } } } },
    })
  })
})

describe('target terraform', () => {
  it('zips the code, and refers to everything by its address', () => {
    const { value = [] } = terraformEmitter.emit(system, options)
    const main = JSON.parse(value.find(({ path }) => path === 'main.tf.json')?.text ?? '') as object
    expect(main).toMatchObject({
      data: { archive_file: { notifier: { type: 'zip', source_file: '${path.module}/functions/Notifier/index.mjs' } } },
      resource: {
        aws_lambda_function: { notifier: { role: '${aws_iam_role.notifier_function.arn}', environment: { variables: { TABLE: '${aws_dynamodb_table.decisions.name}', SENDER: '${var.Sender}' } } } },
        aws_apigatewayv2_route: { decisions_post_decisions_id: { authorization_type: 'JWT', authorizer_id: '${aws_apigatewayv2_authorizer.decisions.id}' } },
      },
    })
    expect(JSON.stringify(main)).toContain('${aws_lambda_function.notifier.arn}')
  })
})

const options: StackOptions = { place: pseudoParameters, root: '/p' }

interface Written {
  readonly Type: string
  readonly Properties: object
}

function built(given: { readonly workflows?: readonly Workflow<unknown, unknown>[]; readonly pipelines?: readonly (typeof release)[]; readonly resources?: readonly Resource[] }): System {
  const { value = { definitions: [], pipelines: [] } } = systemOf({
    workflows: (given.workflows ?? []).map((one) => ({ workflow: one, file })),
    pipelines: (given.pipelines ?? []).map((one) => ({ pipeline: one, file })),
    resources: (given.resources ?? []).map((resource) => ({ resource, file })),
  })
  return { ...value, ...(value.resources && { resources: value.resources.map((one) => (one.resource.kind === 'function' ? { ...one, code: `code of ${one.resource.name}: \${x}` } : one)) }) }
}

function namesIn({ resources = [] }: System): string[] {
  return resources.map(({ resource: { kind, name } }) => `${kind} ${name}`)
}

function resourcesOf(emitter: Emitter<StackOptions>, of: System, more: Partial<StackOptions> = {}): Readonly<Record<string, Written>> {
  const { value = [], diagnostics } = emitter.emit(of, { ...options, ...more })
  expect(diagnostics).toEqual([])
  return (JSON.parse(value.find(({ path }) => path === 'template.json')?.text ?? '') as { readonly Resources: Record<string, Written> }).Resources
}

function actionsOf(role: Written | undefined): string[] {
  const { Policies = [] } = (role?.Properties ?? {}) as { readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly { readonly Action: readonly string[] }[] } }[] }
  return Policies.flatMap(({ PolicyDocument: { Statement } }) => Statement.flatMap(({ Action }) => Action)).sort()
}
