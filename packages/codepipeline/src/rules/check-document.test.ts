import { fileURLToPath } from 'node:url'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cloudFormationPipeline } from '../model/cloud-formation.js'
import { readPipelines } from '../model/read.js'
import { checkPipelineDocument } from './check-document.js'

const targets = fileURLToPath(new URL('../../../../../shared/targets', import.meta.url))
const read = (file: string) => JSON.parse(readFileSync(`${targets}/${file}`, 'utf8'))
const said = (document: unknown) => checkPipelineDocument(document, 'p.json').diagnostics.map(({ code, severity, location }) => `${severity} ${code} ${location.pointer}`)

describe.skipIf(!existsSync(targets))('the pipelines of the targets', () => {
  it('finds three errors and two warnings in the article of system 001', () => {
    expect(said(read('001/pipeline.article.json')).sort()).toEqual([
      'error pipeline/malformed-name /stages/0/actions/0/outputArtifacts/0/name',
      'error pipeline/role-arn /roleArn',
      'error pipeline/unknown-artifact /stages/1/actions/0/inputArtifacts/0/name',
      'warning pipeline/source-polling /stages/0/actions/0/configuration',
      'warning pipeline/unused-artifact /stages/0/actions/0/outputArtifacts/0/name',
    ])
  })

  it.each(readdirSync(`${targets}/001/invalid`))('finds one thing in %s', (file) => {
    expect(said({ pipeline: read(`001/invalid/${file}`).pipeline })).toHaveLength(1)
  })

  it.each([
    '000/pipeline.cli.json', '000/pipeline.json', '000/pipeline.cfn.json', '001/pipeline.fixed.json', '001/pipeline.fixed.cfn.json',
    '002/pipeline.repo.cli.json', '002/pipeline.repo.json', '002/pipeline.native.json', '002/pipeline.native.cfn.json', '004/pipeline.json',
  ])('finds no error in %s', (file) => {
    const checked = checkPipelineDocument(read(file), file)
    expect([checked.pipelines, checked.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([1, []])
  })

  it.each([['000/pipeline.cli.json', '000/pipeline.cfn.json'], ['002/pipeline.native.json', '002/pipeline.native.cfn.json']])('writes %s as %s', (cli, cfn) => {
    expect(readPipelines(read(cli)).map(({ declaration }) => cloudFormationPipeline(declaration))).toEqual([read(cfn).Resources.Pipeline.Properties])
  })
})

type Change = (pipeline: any) => void // a document that is wrong on purpose has no type

const source = {
  name: 'Source',
  actionTypeId: { category: 'Source', owner: 'AWS', provider: 'CodeStarSourceConnection', version: '1' },
  namespace: 'S',
  configuration: { ConnectionArn: 'arn:aws:codeconnections:eu-west-1:123456789012:connection/0a1b', FullRepositoryId: 'me/app', BranchName: 'main' },
  outputArtifacts: [{ name: 'Code' }],
}
const build = {
  name: 'Build',
  actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
  configuration: { ProjectName: 'app' },
  inputArtifacts: [{ name: 'Code' }],
}
const commands = { name: 'Run', actionTypeId: { category: 'Compute', owner: 'AWS', provider: 'Commands', version: '1' }, commands: ['npm test'], inputArtifacts: [{ name: 'Code' }] }
const machine = { name: 'Run', actionTypeId: { category: 'Invoke', owner: 'AWS', provider: 'StepFunctions', version: '1' }, configuration: { StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m' } }
const deployStack = {
  name: 'Deploy',
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CloudFormation', version: '1' },
  configuration: { ActionMode: 'DELETE_ONLY', StackName: 's', RoleArn: 'arn:aws:iam::123456789012:role/d' },
}
const check = { name: 'R', ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' }, configuration: { Variable: '#{S.CommitId}', Value: 'x', Operator: 'EQ' } }
const trigger = { providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName: 'Source', push: [{ branches: { includes: ['main'] } }] } }
const when = (result: string, rules: unknown = [check]) => ({ conditions: [{ result, rules }] })
const action = (of: object, change: object = {}): Change => (p) => (p.stages[1].actions[0] = { ...of, ...change })
const configured = (of: { configuration?: object }, configuration: object): Change => action(of, { configuration: { ...of.configuration, ...configuration } })

const rows: Record<string, [string[], Change]> = {
  'is right': [[], () => undefined],
  'has a role of no account': [['role-arn'], (p) => (p.roleArn = 'arn:aws:iam::1:role/x')],
  'has no store': [['artifact-store'], (p) => delete p.artifactStore],
  'has both stores': [['artifact-store'], (p) => (p.artifactStores = { 'eu-west-1': p.artifactStore })],
  'runs where no store is': [['artifact-store-region'], (p) => { p.artifactStores = { 'eu-west-1': p.artifactStore }; delete p.artifactStore; p.stages[1].actions[0].region = 'us-east-1' }],
  'has a source elsewhere': [['action-region'], (p) => (p.stages[0].actions[0].region = 'us-east-1')],
  'gives a role to a custom action': [['action-role'], action(build, { actionTypeId: { category: 'Build', owner: 'Custom', provider: 'Jenkins', version: '1' }, roleArn: 'arn:aws:iam::123456789012:role/x' })],
  'has an unknown member': [['unknown-field'], (p) => (p.stages[1].action = [])],
  'lacks a member': [['missing-field'], (p) => delete p.roleArn],
  'has a text for a list': [['field-type', 'missing-action', 'unused-artifact'], (p) => (p.stages[1].actions = 'none')],
  'has a number among settings': [['configuration-type', 'missing-configuration'], configured(build, { ProjectName: 7 })],
  'has an empty setting': [['configuration-length'], configured(build, { ProjectName: '' })],
  'lists an input twice': [['repeated-input'], action(build, { inputArtifacts: [{ name: 'Code' }, { name: 'Code' }], configuration: { ProjectName: 'a', PrimarySource: 'Code' } })],
  'never reads its source': [['unused-artifact'], action(machine)],
  'has no primary source': [['primary-source'], (p) => { p.stages[0].actions.push({ ...source, name: 'Two', namespace: 'T', outputArtifacts: [{ name: 'Two' }] }); p.stages[1].actions[0].inputArtifacts.push({ name: 'Two' }) }],
  'combines without a batch': [['combine-artifacts'], configured(build, { CombineArtifacts: 'true' })],
  'has settings that are no JSON': [['configuration-json'], configured(build, { EnvironmentVariables: '[{' })],
  'names a template that is no input': [['configuration-artifact'], action(deployStack, { inputArtifacts: [{ name: 'Code' }], configuration: { ...deployStack.configuration, ActionMode: 'CREATE_UPDATE', TemplatePath: 'Other::t.yaml' } })],
  'creates a stack without a template': [['missing-configuration'], action(deployStack, { inputArtifacts: [{ name: 'Code' }], configuration: { ...deployStack.configuration, ActionMode: 'CREATE_UPDATE' } })],
  'writes no output file': [['output-file'], action(deployStack, { inputArtifacts: [{ name: 'Code' }], outputArtifacts: [{ name: 'Out' }] })],
  'reads a file of no artifact': [['file-input', 'unused-artifact'], configured(machine, { InputType: 'FilePath', Input: 'a.json' })],
  'has a literal that is no JSON': [['literal-input', 'unused-artifact'], configured(machine, { Input: '{a' })],
  'runs no commands': [['commands'], action(commands, { commands: undefined })],
  'runs a command of two lines': [['commands'], action(commands, { commands: ['a\nb'] })],
  'has commands in a build': [['commands'], action(build, { commands: ['a'] })],
  'has a timeout on a build': [['timeout'], action(build, { timeoutInMinutes: 10 })],
  'has output variables in a build': [['output-variables'], action(build, { outputVariables: ['A'] })],
  'has an environment in a build': [['environment-variables'], action(build, { environmentVariables: [{ name: 'A', value: 'b' }] })],
  'is V1 and has commands': [['needs-v2'], (p) => { p.pipelineType = 'V1'; action(commands)(p) }],
  'is V1 and queues': [['needs-v2'], (p) => { p.pipelineType = 'V1'; p.executionMode = 'QUEUED' }],
  'has an execution mode of its own': [['execution-mode'], (p) => (p.executionMode = 'FAST')],
  'skips after success': [['condition-result'], (p) => (p.stages[1].onSuccess = when('SKIP'))],
  'asks nothing': [['rule-count'], (p) => (p.stages[1].beforeEntry = when('FAIL', []))],
  'asks twice': [['condition-count'], (p) => (p.stages[1].beforeEntry = { conditions: [...when('FAIL').conditions, ...when('FAIL').conditions] })],
  'skips by an alarm': [['skip-rule'], (p) => (p.stages[1].beforeEntry = when('SKIP', [{ ...check, ruleTypeId: { ...check.ruleTypeId, provider: 'CloudWatchAlarm' }, configuration: { AlarmName: 'a', AlarmStates: 'ALARM' } }]))],
  'has an unknown rule': [['rule-type'], (p) => (p.stages[1].beforeEntry = when('FAIL', [{ ...check, ruleTypeId: { ...check.ruleTypeId, provider: 'VariablesCheck' } }]))],
  'rolls back in parallel': [['parallel-rollback'], (p) => { p.executionMode = 'PARALLEL'; p.stages[1].onFailure = { result: 'ROLLBACK' } }],
  'rolls back its source': [['source-rollback'], (p) => (p.stages[0].onFailure = { result: 'ROLLBACK' })],
  'says how to retry, and does not': [['retry-configuration'], (p) => (p.stages[1].onFailure = { result: 'FAIL', retryConfiguration: { retryMode: 'ALL_ACTIONS' } })],
  'is triggered by nobody': [['trigger-source'], (p) => (p.triggers = [{ providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName: 'X', push: [{ branches: { includes: ['main'] } }] } }])],
  'is triggered by another provider': [['trigger-provider'], (p) => (p.triggers = [{ providerType: 'Connection', gitConfiguration: { sourceActionName: 'Source', push: [{ branches: { includes: ['main'] } }] } }])],
  'filters by paths alone': [['trigger-filter'], (p) => (p.triggers = [{ providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName: 'Source', push: [{ filePaths: { includes: ['a'] } }] } }])],
  'reads an undeclared variable': [['undeclared-variable'], configured(build, { ProjectName: '#{variables.Name}' })],
  'declares a variable twice': [['duplicate-variable'], (p) => (p.variables = [{ name: 'A', defaultValue: 'a' }, { name: 'A', defaultValue: 'a' }])],
  'has a reference without a point': [['variable-reference'], configured(build, { ProjectName: '#{Name}' })],
  'reads an unknown variable of CodePipeline': [['unknown-variable'], configured(build, { ProjectName: '#{codepipeline.Id}' })],
  'has a store of another kind': [['artifact-store-type'], (p) => (p.artifactStore.type = 'GCS')],
  'has a key without an id': [['encryption-key'], (p) => (p.artifactStore.encryptionKey = { id: '', type: 'KMS' })],
  'has a Region too short': [['region'], (p) => { p.stages[1].actions[0].region = 'eu'; p.artifactStores = { eu: p.artifactStore }; delete p.artifactStore }],
  'has settings beyond count': [['configuration-count', 'unknown-configuration'], configured(build, Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`k${index}`, 'v'])))],
  'makes files beyond count': [['output-files'], action(commands, { outputArtifacts: [{ name: 'Out', files: Array.from({ length: 11 }, (_, index) => `f${index}`) }] })],
  'retries something': [['retry-mode'], (p) => (p.stages[1].onFailure = { result: 'RETRY', retryConfiguration: { retryMode: 'SOME' } })],
  'has a variable with a space': [['variable-name'], (p) => (p.variables = [{ name: 'A B', defaultValue: 'a' }])],
  'has a variable with an empty default': [['variable-default'], (p) => (p.variables = [{ name: 'A', defaultValue: '' }])],
  'has a variable with a long description': [['variable-description'], (p) => (p.variables = [{ name: 'A', defaultValue: 'a', description: 'x'.repeat(201) }])],
  'has variables beyond count': [['variable-count'], (p) => (p.variables = Array.from({ length: 51 }, (_, index) => ({ name: `V${index}`, defaultValue: 'a' })))],
  'has a source with two triggers': [['duplicate-trigger'], (p) => (p.triggers = [trigger, trigger])],
  'has triggers beyond count': [['trigger-count', 'duplicate-trigger'], (p) => (p.triggers = Array.from({ length: 51 }, () => trigger))],
  'has a secret in plain text': [['plain-secret', 'source-polling'], (p) => (p.stages[0].actions[0] = { ...source, actionTypeId: { category: 'Source', owner: 'ThirdParty', provider: 'GitHub', version: '1' }, configuration: { Owner: 'me', Repo: 'app', Branch: 'main', OAuthToken: 'abc' } })],
  'has long parameters of a stack': [['parameter-overrides', 'configuration-length'], action(deployStack, { inputArtifacts: [{ name: 'Code' }], configuration: { ...deployStack.configuration, ActionMode: 'CREATE_UPDATE', TemplatePath: 'Code::t.yaml', ParameterOverrides: JSON.stringify({ A: 'x'.repeat(1024) }) } })],
  'has stages beyond count': [['excessive-stages'], (p) => (p.stages = [p.stages[0], ...Array.from({ length: 50 }, (_, index) => ({ ...p.stages[1], name: `S${index}` }))])],
  'has actions beyond count in a stage': [['excessive-actions'], (p) => (p.stages[1].actions = Array.from({ length: 51 }, (_, index) => ({ ...build, name: `B${index}` })))],
  'has actions beyond count': [['excessive-pipeline-actions'], (p) => (p.stages = [p.stages[0], ...Array.from({ length: 11 }, (_, stage) => ({ name: `S${stage}`, actions: Array.from({ length: 46 }, (_, index) => ({ ...build, name: `B${index}` })) }))])],
  'has only sources': [['missing-step', 'misplaced-source', 'missing-configuration', 'artifact-count'], action(build, { actionTypeId: { ...source.actionTypeId } })],
}

describe('a pipeline that', () => {
  it.each(Object.entries(rows))('%s', (_, [codes, change]) => {
    const pipeline = structuredClone({
      name: 'p', roleArn: 'arn:aws:iam::123456789012:role/p', pipelineType: 'V2', artifactStore: { type: 'S3', location: 'bucket' },
      stages: [{ name: 'Source', actions: [source] }, { name: 'Build', actions: [build] }],
    })
    change(pipeline)
    const found = new Set(checkPipelineDocument(JSON.parse(JSON.stringify({ pipeline, metadata: {} })), 'p.json').diagnostics.map(({ code }) => code.replace('pipeline/', '')))
    for (const code of codes) expect([...found]).toContain(code)
    if (codes.length < 3) expect(found.size).toBe(codes.length)
  })
})

it.each<[string, object, readonly string[]]>([
  ['no trigger without a source', { triggers: [{ providerType: 'CodeStarSourceConnection' }], variables: [{ name: 'STAGE' }] }, ['variable "STAGE" has no default, and a trigger starts the pipeline without a value for it']],
  ['a trigger with one', { triggers: [trigger], variables: [{ name: 'STAGE' }] }, ['variable "STAGE" has no default, and the trigger of "Source" starts the pipeline without a value for it']],
  ['no variable without a name', { triggers: [trigger], variables: [null, {}, { name: { Ref: 'Stage' } }] }, []],
])('of what is not there it names nothing: %s', (_, fields, expected) => {
  const pipeline = { name: 'p', roleArn: 'arn:aws:iam::123456789012:role/p', pipelineType: 'V2', artifactStore: { type: 'S3', location: 'bucket' }, stages: [{ name: 'Source', actions: [source] }, { name: 'Build', actions: [build] }], ...fields }
  const found = checkPipelineDocument(JSON.parse(JSON.stringify({ pipeline })), 'p.json').diagnostics
  expect(found.flatMap(({ code, message }) => (code === 'pipeline/variable-without-default' ? [message] : []))).toEqual(expected)
  expect(JSON.stringify(found)).not.toContain('${unknown}')
})

it('takes what CloudFormation fills in for unknown, and says where a setting stands', () => {
  const template = {
    Resources: {
      Release: {
        Type: 'AWS::CodePipeline::Pipeline',
        Properties: {
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          ArtifactStore: { Type: 'S3', Location: { Ref: 'Bucket' } },
          Stages: [
            { Name: 'Source', Actions: [{ Name: 'S', ActionTypeId: { Category: 'Source', Owner: 'AWS', Provider: 'S3', Version: 1 }, Configuration: { S3Bucket: { '!Ref': 'B' }, S3ObjectKey: 'a.zip', PollForSourceChanges: false }, OutputArtifacts: [{ Name: 'A' }] }] },
            { Name: 'Build', Actions: [{ Name: 'B', ActionTypeId: { Category: 'Build', Owner: 'AWS', Provider: 'CodeBuild', Version: '1' }, Configuration: { Projectname: { Ref: 'P' } }, InputArtifacts: [{ Name: 'A' }], RunOrder: '1' }] },
          ],
        },
      },
    },
  }
  expect(said(template).filter((line) => line.includes('unknown-configuration'))).toEqual([
    'error pipeline/unknown-configuration /Resources/Release/Properties/Stages/1/Actions/0/Configuration/Projectname',
  ])
})
