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
      s.action('Approve', manualApproval({ message: 'Ship it?' }), { timeout: 1 })
      s.action('Approve', manualApproval())
    })
    expect(wrong['~build'](place).diagnostics.map(({ code }) => code).sort()).toEqual(['pipeline/duplicate-action', 'pipeline/malformed-name'])
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

describe('options of a pipeline of type V2', () => {
  it('are variables as values, conditions, triggers and modes', () => {
    const release = pipeline('release', { artifactBucket: 'some-bucket', executionMode: 'QUEUED' }, (p) => {
      const ready = p.variable('READY', { defaultValue: 'no' })
      const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
      const site = p.stage('Site', { beforeEntry: { conditions: [variableCheck('Ready', { variable: ready, operator: 'EQ', value: 'yes' }, 'SKIP')] } })
      site.action('Approve', manualApproval({ message: 'Ship it?' }), { timeout: 1440 })
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
})
