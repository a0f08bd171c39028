import { existsSync, readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import { insertStage } from '../rules/insert-stage.js'
import { action } from './action.js'
import { existingArtifact } from './artifact.js'
import { codeCommit } from './code-commit.js'
import { manualApproval } from './manual-approval.js'
import { pipeline } from './pipeline.js'
import { pollingLambda } from './polling-lambda.js'
import { runWorkflow } from './run-workflow.js'
import { stage } from './stage.js'
import { codeBuild } from './code-build.js'
import { condition, rule } from './rule.js'
import { variableCheck } from './variable-check.js'

const place = { partition: 'aws', region: 'us-west-2', account: '123456789012' }
const releaseApproval = workflow('ReleaseApproval', (flow, _input: { accuracypct: number }) => flow.pass('Look'))
const deployStack = workflow('deploy-stack', (flow, _input: { stackName: string; revisionS3Bucket: string; revisionS3Key: string }) => flow.pass('Deploy'))

const approval = stage('Release-Approval', (s) => {
  const results = existingArtifact('BuildOutput').file('results.json')
  s.action('CheckForRequiredApprovals', runWorkflow(releaseApproval, { input: results, output: 'ApprovalArtifacts', namespace: 'StepFunctions' }), { region: 'us-west-2' })
})
const trigger = pollingLambda(deployStack, { functionName: 'StateMachineTriggerLambda', bucket: 'codepipeline-StepFunctions-sample', environments: { prod: { stackName: 'prod' } } })
const prod = stage('Prod', (s) => {
  s.action('Deploy', trigger.deploy('prod', existingArtifact('CodeCommitOutput')))
})

describe('a stage alone', () => {
  it('is written in both spellings', () => {
    const { value, diagnostics } = approval['~build'](place)
    expect(diagnostics).toEqual([])
    expect(value?.stage).toMatchObject({ name: 'Release-Approval', actions: [{ runOrder: 1, inputArtifacts: [{ name: 'BuildOutput' }], outputArtifacts: [{ name: 'ApprovalArtifacts' }] }] })
    expect(value?.cloudFormation).toMatchObject({ Name: 'Release-Approval', Actions: [{ RunOrder: 1, InputArtifacts: [{ Name: 'BuildOutput' }], Region: 'us-west-2' }] })
  })

  it('comes with the inputs of its environments, and knows its workflow', () => {
    expect(prod['~build'](place).value?.files).toEqual([{ path: 'state_machine_input.json', content: { stackName: 'prod' } }])
    expect(prod['~workflows']).toEqual([deployStack])
  })

  it('is checked as one among others, and says its own problems only', () => {
    const wrong = stage('Bad name!', (s) => {
      s.action('Approve', manualApproval({ message: 'Ship it?' }), { timeoutInMinutes: 1 })
      s.action('Approve', manualApproval())
    })
    expect(wrong['~build'](place).diagnostics.map(({ code }) => code).sort()).toEqual(['pipeline/duplicate-action', 'pipeline/malformed-name', 'pipeline/timeout'])
  })

  it('goes into a pipeline that get-pipeline printed', () => {
    const existing = pipeline('app', { artifactBucket: 'some-bucket' }, (p) => {
      const source = p.source(codeCommit({ repository: 'app', branch: 'main', output: 'CodeCommitOutput' }))
      p.stage('Site').action('Upload', action('Deploy/S3', { inputs: [source], settings: { BucketName: 'site', Extract: 'true' } }))
    })
    const printed = { ...existing['~build'](place).value?.pipeline, metadata: { pipelineArn: 'a' } }
    const { value, diagnostics } = insertStage(printed, prod['~build'](place).value?.stage, { after: 'Site', source: 'existing.json' })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect((value?.['pipeline'] as JsonObject)['stages']).toMatchObject([{ name: 'Source' }, { name: 'Site' }, { name: 'Prod' }])
    expect(value).not.toHaveProperty('metadata')
  })
})

describe('a stage alone, further', () => {
  it('says what the role of its pipeline wants, and which machine is made with it', () => {
    const { value } = approval['~build'](place)
    expect(value?.policy?.Statement.flatMap(({ Action }) => Action)).toContain('states:StartExecution')
    expect(value?.needs).toMatchObject([{ kind: 'state-machine', name: 'ReleaseApproval', madeBy: 'documents', usedBy: ['Release-Approval/CheckForRequiredApprovals'] }])
  })

  it('reads variables of stages that are not here, and runs in other Regions', () => {
    const asked = stage('Ask', (s) => {
      s.action('Ask', manualApproval({ message: '#{Build.NEEDED}' }), { region: 'eu-west-1' })
    }, { beforeEntry: { conditions: [variableCheck('Needed', { variable: '#{Build.NEEDED}', operator: 'EQ', value: 'yes' }, 'SKIP')] } })
    expect(asked['~build'](place).diagnostics).toEqual([])
  })

  it('has actions', () => {
    expect(stage('Empty', () => {})['~build'](place).diagnostics.map(({ code }) => code)).toEqual(['pipeline/missing-action'])
  })
})

describe('options of a pipeline of type V2', () => {
  it('keep the namespace of a variable that only a condition, commands or the environment of a shell read', () => {
    const built = pipeline('release', { artifactBucket: 'some-bucket', type: 'V2' }, (p) => {
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      const build = p.stage('Build').action('Build', codeBuild({ project: 'app', input: source, exports: ['READY', 'A', 'B'] }))
      const test = p.stage('Test').action('Test', codeBuild({ project: 'app', input: source, exports: ['C'] }))
      const after = p.stage('After', { beforeEntry: { conditions: [variableCheck('Ready', { variable: build.variables.READY, operator: 'EQ', value: 'yes' }, 'SKIP')] } })
      after.action('Say', action('Compute/Commands', { inputs: [source], settings: {} }), { commands: [`echo ${source.variables.CommitId}`], environmentVariables: { C: test.variables.C } })
    })
    const { value, diagnostics } = built['~build'](place)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(value?.pipeline['pipeline']).toMatchObject({ stages: [{ actions: [{ namespace: 'SourceVariables' }] }, { actions: [{ namespace: 'BuildVariables' }] }, { actions: [{ namespace: 'TestVariables' }] }, {}] })
  })

  it('are rules of any provider, whose artifacts are values', () => {
    const built = pipeline('release', { artifactBucket: 'some-bucket', type: 'V2' }, (p) => {
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      const build = p.stage('Build').action('Build', codeBuild({ project: 'app', input: source }))
      const checks = [rule('CodeBuild', { settings: { ProjectName: 'smoke' }, inputs: [build] }), rule('CloudWatchAlarm', { name: 'Quiet', settings: { AlarmName: 'errors', AlarmStates: 'ALARM' }, timeoutInMinutes: 10 })] as const
      p.stage('Out', { onSuccess: { conditions: [condition('ROLLBACK', ...checks)] }, onFailure: { result: 'RETRY', retryConfiguration: { retryMode: 'ALL_ACTIONS' } } }).action('Ask', manualApproval())
    })
    const { value, diagnostics } = built['~build'](place)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const [, building, out] = (value?.pipeline['pipeline'] as { stages: object[] }).stages
    expect(building).toMatchObject({ actions: [{ outputArtifacts: [{ name: 'BuildArtifact' }] }] })
    expect(out).toMatchObject({ onSuccess: { conditions: [{ rules: [{ name: 'CodeBuild', inputArtifacts: [{ name: 'BuildArtifact' }] }, { name: 'Quiet', timeoutInMinutes: 10 }] }] } })
    expect(JSON.stringify(out)).not.toContain('~')
    // @ts-expect-error the alarm's states are known
    rule('CloudWatchAlarm', { settings: { AlarmName: 'errors', AlarmStates: 'BROKEN' } })
    // @ts-expect-error a rule wants its settings
    rule('VariableCheck', { settings: { Variable: 'a', Operator: 'EQ' } })
  })

  it('are a bucket and a key for each Region', () => {
    const built = pipeline('release', { artifactBucket: 'west', artifactBuckets: { 'eu-west-1': 'ireland' }, artifactKey: 'alias/artifacts' }, (p) => {
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      p.stage('Site').action('Upload', action('Deploy/S3', { inputs: [source], settings: { BucketName: 'site', Extract: 'true' } }), { region: 'eu-west-1' })
    })
    const { value, diagnostics } = built['~build'](place)
    expect(diagnostics).toEqual([])
    const encryptionKey = { id: 'alias/artifacts', type: 'KMS' }
    expect(value?.pipeline['pipeline']).toMatchObject({ artifactStores: { 'us-west-2': { type: 'S3', location: 'west', encryptionKey }, 'eu-west-1': { type: 'S3', location: 'ireland', encryptionKey } } })
  })

  it('have the bounds of AWS, as a document has that was read', () => {
    const built = pipeline('release', { artifactBucket: 'some-bucket' }, (p) => {
      p.source(codeCommit({ repository: 'app', branch: 'main' }))
      p.stage('Ask').action('Ask', manualApproval(), { timeoutInMinutes: 1 })
    })
    expect(built['~build'](place).diagnostics.map(({ code, location }) => [code, location.pointer])).toEqual([['pipeline/timeout', '/pipeline/stages/1/actions/0/timeoutInMinutes']])
  })

  it('are variables as values, conditions, triggers and modes', () => {
    const release = pipeline('release', { artifactBucket: 'some-bucket', executionMode: 'QUEUED' }, (p) => {
      const ready = p.variable('READY', { defaultValue: 'no' })
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      const site = p.stage('Site', { beforeEntry: { conditions: [variableCheck('Ready', { variable: ready, operator: 'EQ', value: 'yes' }, 'SKIP')] } })
      site.action('Approve', manualApproval({ message: 'Ship it?' }), { timeoutInMinutes: 1440 })
      site.action('Upload', action('Deploy/S3', { inputs: [source], settings: { BucketName: 'site', Extract: 'true' } }), { runOrder: 2, roleArn: 'arn:aws:iam::210987654321:role/site' })
    })
    const { value, diagnostics } = release['~build'](place)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(value?.pipeline['pipeline']).toMatchObject({
      pipelineType: 'V2', executionMode: 'QUEUED', variables: [{ name: 'READY', defaultValue: 'no' }],
      stages: [{}, { beforeEntry: { conditions: [{ result: 'SKIP', rules: [{ ruleTypeId: { provider: 'VariableCheck' }, configuration: { Variable: '#{variables.READY}' } }] }] }, actions: [{ timeoutInMinutes: 1440 }, { runOrder: 2, roleArn: 'arn:aws:iam::210987654321:role/site' }] }],
    })
  })

  it('have one input for each environment', () => {
    const both = pollingLambda(deployStack, { functionName: 'f', bucket: 'b', environments: { test: { stackName: 'test' }, prod: { stackName: 'prod' } } })
    const staged = pipeline('staged', { artifactBucket: 'some-bucket' }, (p) => {
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      p.stage('Test').action('Deploy', both.deploy('test', source))
      p.stage('Prod').action('Deploy', both.deploy('prod', source))
    })
    expect(staged['~build'](place).value?.files).toEqual([{ path: 'test/state_machine_input.json', content: { stackName: 'test' } }, { path: 'prod/state_machine_input.json', content: { stackName: 'prod' } }])
    const long = pollingLambda(deployStack, { functionName: 'f', bucket: 'b', environments: { test: { stackName: 'test' } }, file: () => 'x'.repeat(1000) })
    const alone = stage('Test', (s) => s.action('Deploy', long.deploy('test', existingArtifact('x'))))
    expect(alone['~build'](place).diagnostics.map(({ code }) => code)).toContain('pipeline/long-user-parameters')
    // @ts-expect-error no such environment
    both.deploy('stage', existingArtifact('x'))
    // @ts-expect-error an input of another type
    pollingLambda(deployStack, { functionName: 'f', bucket: 'b', environments: { test: { stack: 'test' } } })
  })
})

// The reference systems lie beside a checkout, not in it.
const targets = new URL('../../../../../shared/targets/', import.meta.url)

describe.skipIf(!existsSync(targets))('the stages of the reference systems (skipped where ../shared is absent)', () => {
  it.each([['002/stage.prod.article.json', prod], ['004/stage.release-approval.json', approval]] as const)('%s comes out equal', (file, one) => {
    expect(one['~build'](place).value?.stage).toEqual(JSON.parse(readFileSync(new URL(file, targets), 'utf8')) as Json)
  })

  it.each([['002/pipeline.repo.cli.json', 'Source', prod], ['004/pipeline.json', 'Build', approval]] as const)('goes back into %s behind %s', (file, after, one) => {
    const printed = JSON.parse(readFileSync(new URL(file, targets), 'utf8'))
    const whole = printed.pipeline ?? printed
    const without = { ...whole, stages: whole.stages.filter(({ name }: { name: string }) => name !== one.name) }
    expect(without.stages).toHaveLength(whole.stages.length - 1)
    const { value, diagnostics } = insertStage({ pipeline: without, metadata: {} }, one['~build'](place).value?.stage, { after, source: 'existing.json' })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(value).toMatchObject({ pipeline: { stages: whole.stages.map(({ name }: { name: string }) => ({ name })) } })
  })
})
