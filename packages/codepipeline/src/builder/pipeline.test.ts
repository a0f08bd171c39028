import { fileURLToPath } from 'node:url'
import type { CallSite } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import { workflow, type Placed } from '@stepwright/workflow'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ActionHandle } from './action-spec.js'
import type { Artifact } from './artifact.js'
import { codeBuild } from './code-build.js'
import { codeCommit, type CodeCommitVariable } from './code-commit.js'
import { pipeline, type Pipeline } from './pipeline.js'
import type { PipelineBuilder } from './pipeline-builder.js'
import { runWorkflow } from './run-workflow.js'

const place: AwsPlace = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const target = fileURLToPath(new URL('../../../../../shared/targets/000', import.meta.url))

interface Services {
  services: ('service_A' | 'service_B')[]
}

const services = workflow('DynamicServices', (flow, _input: Services) => flow.pass('Done'))
const anything = workflow('Anything', (flow, _input: unknown) => flow.pass('Done'))
const express = workflow('Fast', { type: 'EXPRESS' }, (flow, _input: unknown) => flow.pass('Done'))

const system000 = pipeline(
  'DynamicOrchestration',
  { artifactBucket: 'dynamic-orchestration-artifacts', role: 'system000-pipeline', eventsRole: 'system000-events' },
  (p) => {
    const source = p.source(codeCommit({ repository: 'sample-app', branch: 'main' }))
    const build = p.stage('Build').action('Build', codeBuild({ project: 'FirstCodeBuild', input: source }))
    p.stage('StepFunctions').action('RunServices', runWorkflow(services, { input: build.file('ABC.json') }))
  },
)

describe.skipIf(!existsSync(target))('system 000, as targets/000 has it', () => {
  const built = system000['~build'](place)

  it('is without problems', () => expect(built.diagnostics).toEqual([]))

  it('has the same pipeline, but for the version, which the service counts', () => {
    const { pipeline: wanted } = readTarget('pipeline.cli.json')
    delete wanted.version
    expect(built.value?.pipeline['pipeline']).toEqual(wanted)
  })

  it('lets its role do what the target lets it, statement by statement', () => {
    const wanted = readTarget('iam.pipeline-role.json').Policies[0].PolicyDocument.Statement
    expect(rightsOf(built.value?.policy.Statement ?? [])).toEqual(rightsOf(wanted))
    expect(built.value?.policy.Statement).toHaveLength(6)
  })

  it('lets CodePipeline take the role for this pipeline only', () => {
    expect(built.value?.trust).toEqual(readTarget('iam.pipeline-role.json').AssumeRolePolicyDocument)
  })

  it('has the same rule for changes of the source, and the same role for it', () => {
    const { TargetRole, ...rule } = readTarget('eventbridge.source-change.json')
    expect(built.value?.events?.rules).toEqual([rule])
    expect(built.value?.events?.trust).toEqual(TargetRole.AssumeRolePolicyDocument)
    expect(built.value?.events?.policy).toEqual(TargetRole.PolicyDocument)
  })
})

describe('what a pipeline needs', () => {
  it('is each thing once, with who makes it', () => {
    const needs = system000['~build'](place).value?.needs.map(({ kind, name, madeBy, usedBy }) => ({ kind, name, madeBy, usedBy }))
    expect(needs).toEqual([
      { kind: 'pipeline-role', name: 'system000-pipeline', madeBy: 'documents', usedBy: [] },
      { kind: 'events-role', name: 'system000-events', madeBy: 'documents', usedBy: [] },
      { kind: 'artifact-bucket', name: 'dynamic-orchestration-artifacts', madeBy: 'you', usedBy: [] },
      { kind: 'repository', name: 'sample-app', madeBy: 'you', usedBy: ['Source/Source'] },
      { kind: 'project', name: 'FirstCodeBuild', madeBy: 'you', usedBy: ['Build/Build'] },
      { kind: 'state-machine', name: 'DynamicServices', madeBy: 'documents', usedBy: ['StepFunctions/RunServices'] },
    ])
  })

  it('names the workflows once', () => {
    const twice = written((p) => {
      const stage = p.stage('Twice')
      stage.action('One', runWorkflow(anything))
      stage.action('Two', runWorkflow(anything))
    })
    expect(twice['~workflows']).toEqual([anything])
  })
})

describe('the document', () => {
  const rows: Record<string, [(p: PipelineBuilder) => void, unknown]> = {
    'a literal input becomes JSON text': [
      (p) => p.stage('Run').action('Run', runWorkflow(services, { input: { services: ['service_A'] }, executionNamePrefix: 'prod' })),
      {
        runOrder: 1,
        configuration: {
          StateMachineArn: machineArn('DynamicServices'),
          ExecutionNamePrefix: 'prod',
          InputType: 'Literal',
          Input: '{"services":["service_A"]}',
        },
        inputArtifacts: [],
        outputArtifacts: [],
      },
    ],
    'without an input nothing is said of one': [
      (p) => p.stage('Run').action('Run', runWorkflow(anything)),
      { runOrder: 1, configuration: { StateMachineArn: machineArn('Anything') }, inputArtifacts: [], outputArtifacts: [] },
    ],
    'a named output is an artifact': [
      (p) => p.stage('Run').action('Run', runWorkflow(anything, { output: 'Approvals', namespace: 'StepFunctions' })),
      {
        runOrder: 1,
        namespace: 'StepFunctions',
        configuration: { StateMachineArn: machineArn('Anything') },
        inputArtifacts: [],
        outputArtifacts: [{ name: 'Approvals' }],
      },
    ],
    'a build that nobody reads declares no artifact': [
      (p) => p.stage('Test').action('Test', codeBuild({ project: 'tests', input: another(p) })),
      { runOrder: 1, configuration: { ProjectName: 'tests' }, inputArtifacts: [{ name: 'OtherArtifact' }], outputArtifacts: [] },
    ],
    'the first of several inputs is the primary source': [
      (p) => {
        const one = p.source('One', codeCommit({ repository: 'one', branch: 'main' }))
        p.stage('Build').action('Build', codeBuild({ project: 'x', input: [another(p), one], environment: { MODE: 'fast' } }))
      },
      {
        runOrder: 1,
        configuration: {
          ProjectName: 'x',
          PrimarySource: 'OtherArtifact',
          EnvironmentVariables: '[{"name":"MODE","value":"fast","type":"PLAINTEXT"}]',
        },
        inputArtifacts: [{ name: 'OtherArtifact' }, { name: 'OneArtifact' }],
        outputArtifacts: [],
      },
    ],
    'an action runs behind the one of its stage whose artifact it reads': [
      (p) => {
        const stage = p.stage('Build')
        const build = stage.action('Build', codeBuild({ project: 'x', input: another(p) }))
        stage.action('Run', runWorkflow(anything, { input: build.file('in.json') }))
      },
      {
        runOrder: 2,
        configuration: { StateMachineArn: machineArn('Anything'), InputType: 'FilePath', Input: 'in.json' },
        inputArtifacts: [{ name: 'BuildArtifact' }],
        outputArtifacts: [],
      },
    ],
    'an action runs behind the one of its stage whose variable it reads': [
      (p) => {
        const stage = p.stage('Run')
        const first = stage.action('First', runWorkflow(anything))
        stage.action('Second', runWorkflow(anything, { input: { after: first.variables.ExecutionArn } }))
      },
      {
        runOrder: 2,
        configuration: {
          StateMachineArn: machineArn('Anything'),
          InputType: 'Literal',
          Input: '{"after":"#{FirstVariables.ExecutionArn}"}',
        },
        inputArtifacts: [],
        outputArtifacts: [],
      },
    ],
  }

  it.each(Object.entries(rows))('%s', (_, [define, expected]) => {
    const { value, diagnostics } = written(define)['~build'](place)
    expect(diagnostics).toEqual([])
    const stages = (value?.pipeline as { pipeline: { stages: { actions: Record<string, unknown>[] }[] } }).pipeline.stages
    const { name: _name, actionTypeId: _type, ...last } = stages.at(-1)?.actions.at(-1) ?? {}
    expect(last).toEqual(expected)
  })

  it('gives a namespace to the actions whose variables are used, and to no other', () => {
    const built = written((p) => {
      const source = p.source('App.web', codeCommit({ repository: 'app', branch: 'main' }))
      p.stage('Run').action('Run', runWorkflow(anything, { input: { commit: source.variables.CommitId } }))
    })['~build'](place)
    expect(JSON.stringify(built.value?.pipeline).match(/"namespace":"[^"]*"/g)).toEqual(['"namespace":"App-webVariables"'])
    expect(built.diagnostics).toEqual([])
  })

  it('writes no namespace because somebody looked at a variable', () => {
    const looked = written((p) => void p.stage('Run').action('Run', runWorkflow(anything)).variables.ExecutionArn)
    expect(JSON.stringify(looked['~build'](place).value?.pipeline)).not.toContain('namespace')
  })

  it('grants DescribeExecution on executions with the prefix only', () => {
    const built = written((p) => p.stage('Run').action('Run', runWorkflow(anything, { executionNamePrefix: 'prod' })))['~build'](place)
    const poll = built.value?.policy.Statement.find(({ Action }) => Action.includes('states:DescribeExecution'))
    expect(poll?.Resource).toEqual(['arn:aws:states:us-east-1:123456789012:execution:Anything:prod-*'])
  })

  it('has the same bytes each time', () => {
    expect(JSON.stringify(system000['~build'](place))).toBe(JSON.stringify(system000['~build'](place)))
  })

  it('keeps the pseudo parameters of a template whole', () => {
    const pseudo: AwsPlace = { partition: '${AWS::Partition}', region: '${AWS::Region}', account: '${AWS::AccountId}' }
    const poll = system000['~build'](pseudo).value?.policy.Statement.find(({ Action }) => Action.includes('states:DescribeExecution'))
    expect(poll?.Resource).toEqual(['arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:DynamicServices:*'])
  })
})

describe('wrong use is a diagnostic', () => {
  const rows: Record<string, [(p: PipelineBuilder) => void, string[]]> = {
    'a stage that reads from a later one': [
      (p) => {
        const early = p.stage('Early')
        const late = p.stage('Late')
        const build = late.action('Build', codeBuild({ project: 'x', input: another(p) }))
        early.action('Run', runWorkflow(anything, { input: build.file('in.json') }))
      },
      ['pipeline/artifact-order /pipeline/stages/1/actions/0/inputArtifacts/0/name'],
    ],
    'an action beside the one that makes its input': [
      (p) => {
        const stage = p.stage('Build')
        const build = stage.action('Build', codeBuild({ project: 'x', input: another(p) }))
        stage.action('Run', runWorkflow(anything, { input: build.file('in.json') }), { runOrder: 1 })
      },
      ['pipeline/artifact-order /pipeline/stages/1/actions/1/inputArtifacts/0/name'],
    ],
    'an artifact of another pipeline': [
      (p) => {
        let elsewhere: Artifact | undefined
        pipeline('other', { artifactBucket: 'other-bucket' }, (other) => {
          elsewhere = other.source(codeCommit({ repository: 'b', branch: 'b' }))
        })
        if (elsewhere !== undefined) p.stage('Build').action('Build', codeBuild({ project: 'x', input: elsewhere }))
      },
      ['pipeline/unknown-artifact /pipeline/stages/1/actions/0/inputArtifacts/0/name'],
    ],
    'a stage begun twice': [
      (p) => {
        p.stage('Run').action('One', runWorkflow(anything))
        p.stage('Run').action('Two', runWorkflow(anything))
      },
      ['pipeline/duplicate-stage /pipeline/stages/2/name'],
    ],
    'two actions of one name': [
      (p) => {
        const stage = p.stage('Run')
        stage.action('Same', runWorkflow(anything))
        stage.action('Same', runWorkflow(anything))
      },
      ['pipeline/duplicate-action /pipeline/stages/1/actions/1/name'],
    ],
    'one name for two artifacts, and for a namespace': [
      (p) => {
        p.stage('One').action('One', runWorkflow(anything, { output: 'Out' }))
        p.stage('Two').action('Two', runWorkflow(anything, { output: 'Out', namespace: 'Out' }))
      },
      [
        'pipeline/duplicate-namespace /pipeline/stages/2/actions/0/namespace',
        'pipeline/duplicate-artifact /pipeline/stages/2/actions/0/outputArtifacts/0/name',
      ],
    ],
    'one namespace for two actions': [
      (p) => {
        p.stage('One').action('One', runWorkflow(anything, { namespace: 'N' }))
        p.stage('Two').action('Two', runWorkflow(anything, { namespace: 'N' }))
      },
      ['pipeline/duplicate-namespace /pipeline/stages/2/actions/0/namespace'],
    ],
    'a namespace with a dot, and one of CodePipeline': [
      (p) => {
        p.stage('One').action('One', runWorkflow(anything, { namespace: 'a.b' }))
        p.stage('Two').action('Two', runWorkflow(anything, { namespace: 'variables' }))
      },
      [
        'pipeline/malformed-name /pipeline/stages/1/actions/0/namespace',
        'pipeline/reserved-namespace /pipeline/stages/2/actions/0/namespace',
      ],
    ],
    'a stage without actions': [(p) => void p.stage('Empty'), ['pipeline/missing-action /pipeline/stages/1/actions']],
    'names that AWS refuses': [
      (p) => void p.stage('a stage').action('an action', runWorkflow(anything, { output: 'my.output' })),
      [
        'pipeline/malformed-name /pipeline/stages/1/actions/0/name',
        'pipeline/malformed-name /pipeline/stages/1/actions/0/outputArtifacts/0/name',
        'pipeline/malformed-name /pipeline/stages/1/name',
      ],
    ],
    'an empty setting': [
      (p) => void p.stage('Build').action('Build', codeBuild({ project: '', input: another(p) })),
      ['pipeline/configuration-length /pipeline/stages/1/actions/0/configuration/ProjectName'],
    ],
    'a prefix that leaves no room for the id': [
      (p) => void p.stage('Run').action('Run', runWorkflow(anything, { executionNamePrefix: 'x'.repeat(44) })),
      ['pipeline/execution-name-prefix /pipeline/stages/1/actions/0/configuration/ExecutionNamePrefix'],
    ],
    'an input that JSON cannot say': [
      (p) => void p.stage('Run').action('Run', runWorkflow(anything, { input: { late: () => 1 } })),
      ['pipeline/input-not-data /pipeline/stages/1/actions/0'],
    ],
    'a file outside its artifact': [
      (p) => void p.stage('Run').action('Run', runWorkflow(anything, { input: another(p).file('../in.json') })),
      ['pipeline/input-file /pipeline/stages/1/actions/0'],
    ],
    'a runOrder of nothing': [
      (p) => void p.stage('Run').action('Run', runWorkflow(anything), { runOrder: 0 }),
      ['pipeline/run-order /pipeline/stages/1/actions/0/runOrder'],
    ],
    'a commit message inside JSON': [
      (p) => void p.stage('Run').action('Run', runWorkflow(anything, { input: { text: another(p).variables.CommitMessage } })),
      ['pipeline/unescaped-variable /pipeline/stages/1/actions/0/configuration/Input'],
    ],
    'the output of an EXPRESS machine': [
      (p) => void p.stage('Run').action('Run', runWorkflow(express, { output: 'Out' })),
      ['pipeline/express-output /pipeline/stages/1/actions/0/outputArtifacts'],
    ],
    'the ExecutionArn of an EXPRESS machine': [
      (p) => {
        const run = p.stage('Run').action('Run', runWorkflow(express))
        p.stage('Tell').action('Tell', runWorkflow(anything, { input: { run: run.variables.ExecutionArn } }))
      },
      ['pipeline/express-variable /pipeline/stages/2/actions/0/configuration/Input'],
    ],
    'an EXPRESS machine that nobody watches': [
      (p) => void p.stage('Run').action('Run', runWorkflow(express)),
      ['pipeline/express-unwatched /pipeline/stages/1/actions/0'],
    ],
  }

  it.each(Object.entries(rows))('%s', (_, [define, expected]) => {
    expect(found(written(define))).toEqual(expected)
  })

  it('a pipeline without a source, or with one stage', () => {
    expect(found(pipeline('p', { artifactBucket: 'bucket' }, (p) => void p.stage('Run').action('Run', runWorkflow(anything))))).toEqual([
      'pipeline/missing-stage /pipeline/stages',
      'pipeline/missing-source /pipeline/stages/0',
    ])
  })

  it('names of the pipeline and its bucket, and role names without room', () => {
    const long = 'x'.repeat(60)
    const named = pipeline(long, { artifactBucket: 'My_Bucket' }, (p) => {
      p.source(codeCommit({ repository: 'a', branch: 'b' }))
      p.stage('Run').action('Run', runWorkflow(anything))
    })
    expect(found(named)).toEqual([
      'pipeline/malformed-name /pipeline/artifactStore/location',
      'pipeline/long-role-name /pipeline/name',
      'pipeline/long-role-name /pipeline/name',
    ])
  })

  it('an action that is added too late', () => {
    let kept: PipelineBuilder | undefined
    const late = written((p) => {
      kept = p
      p.stage('Run').action('Run', runWorkflow(anything))
    })
    kept?.stage('Late').action('Late', runWorkflow(anything))
    expect(found(late)).toEqual(['pipeline/late-action '])
  })
})

describe('places', () => {
  it('are those of the calls, and both are named when an artifact is read too early', () => {
    const built = at(pipeline, 1)('placed', { artifactBucket: 'bucket' }, (p) => {
      const source = at(p, 2).source(codeCommit({ repository: 'a', branch: 'b' }))
      const early = at(p, 3).stage('Early')
      const late = at(p, 4).stage('Late')
      const build = at(late, 5).action('Build', codeBuild({ project: 'x', input: source }))
      at(early, 6).action('Run', runWorkflow(anything, { input: build.file('in.json') }))
    })
    const [problem, ...others] = built['~build'](place).diagnostics
    expect(others).toEqual([])
    expect(problem?.location.callSite?.line).toBe(6)
    expect(problem?.related.map(({ location }) => location.callSite?.line)).toEqual([5])
    expect(built['~site']?.line).toBe(1)
  })
})

/** A source and then whatever the row is about. */
function written(define: (p: PipelineBuilder) => void): Pipeline {
  return pipeline('release', { artifactBucket: 'release-artifacts' }, (p) => {
    p.source(codeCommit({ repository: 'app', branch: 'main' }))
    define(p)
  })
}

/** A second source. */
function another(p: PipelineBuilder): Artifact & ActionHandle<CodeCommitVariable> {
  return p.source('Other', codeCommit({ repository: 'other', branch: 'main' }))
}

function found(one: Pipeline): string[] {
  return one['~build'](place).diagnostics.map(({ code, location }) => `${code} ${location.pointer}`)
}

function at<Verb extends Placed>(verb: Verb, line: number): Verb {
  const site: CallSite = { file: 'src/release.workflow.ts', line, column: 1 }
  return verb['~at']?.(site) ?? verb
}

function machineArn(name: string): string {
  return `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`
}

function readTarget(file: string) {
  return JSON.parse(readFileSync(`${target}/${file}`, 'utf8'))
}

/** Action, resource: as a sorted list, whatever the statements and their names. */
function rightsOf(statements: readonly { readonly Action: readonly string[]; readonly Resource: readonly string[] }[]): string[] {
  const rights = statements.flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((resource) => `${action} ${resource}`)))
  return rights.sort()
}
