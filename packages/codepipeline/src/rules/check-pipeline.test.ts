import { fileURLToPath } from 'node:url'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { pointer } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { ActionDeclaration, PipelineDeclaration } from '../model/declaration.js'
import { checkPipeline } from './check-pipeline.js'
import { subjectOf } from './pipeline-rule.js'

const source: ActionDeclaration = {
  name: 'Source',
  actionTypeId: { category: 'Source', owner: 'AWS', provider: 'CodeCommit', version: '1' },
  configuration: { RepositoryName: 'app', BranchName: 'main', PollForSourceChanges: 'false' },
  outputArtifacts: [{ name: 'SourceOutput' }],
}
const build: ActionDeclaration = {
  name: 'Build',
  actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
  configuration: { ProjectName: 'app' },
  inputArtifacts: [{ name: 'SourceOutput' }],
}

describe('a pipeline that somebody wrote', () => {
  const rows: Record<string, [Partial<ActionDeclaration>, string[]]> = {
    'is without problems': [{}, []],
    'may call a provider that we do not know': [
      { actionTypeId: { category: 'Build', owner: 'Custom', provider: 'Jenkins', version: '1' } },
      [],
    ],
    'misspells its provider': [{ actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manul', version: '1' } }, ['pipeline/unknown-provider …/actionTypeId/provider']],
    'has a provider of another category': [{ actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'Manual', version: '1' } }, ['pipeline/unknown-provider …/actionTypeId/category']],
    'has a provider of another owner': [{ actionTypeId: { category: 'Build', owner: 'ThirdParty', provider: 'CodeBuild', version: '1' } }, ['pipeline/unknown-provider …/actionTypeId/owner']],
    'has a version that there is not': [{ actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '2' } }, ['pipeline/unknown-provider …/actionTypeId/version']],
    'is like nothing of AWS': [{ actionTypeId: { category: 'Build', owner: 'AWS', provider: 'Hudson', version: '1' } }, ['pipeline/unknown-provider …/actionTypeId/provider']],
    'has a provider that is filled in at deployment': [{ actionTypeId: { category: 'Build', owner: 'AWS', provider: '${Builder}', version: '1' } }, []],
    'names an artifact that nobody makes': [
      { inputArtifacts: [{ name: 'SourceOutpt' }] },
      ['pipeline/unused-artifact /pipeline/stages/0/actions/0/outputArtifacts/0/name', 'pipeline/unknown-artifact …/inputArtifacts/0/name'],
    ],
    'reads what it makes itself': [
      { inputArtifacts: [{ name: 'Own' }], outputArtifacts: [{ name: 'Own' }] },
      ['pipeline/unused-artifact /pipeline/stages/0/actions/0/outputArtifacts/0/name', 'pipeline/artifact-order …/inputArtifacts/0/name'],
    ],
    'has too few artifacts': [{ inputArtifacts: [] }, ['pipeline/unused-artifact /pipeline/stages/0/actions/0/outputArtifacts/0/name', 'pipeline/artifact-count …/inputArtifacts']],
    'lacks a setting, and misspells it': [
      { configuration: { Projectname: 'app' } },
      ['pipeline/unknown-configuration …/configuration/Projectname', 'pipeline/missing-configuration …/configuration'],
    ],
    'sets a flag to neither true nor false': [
      { configuration: { ProjectName: 'app', BatchEnabled: 'yes' } },
      ['pipeline/configuration-value …/configuration/BatchEnabled'],
    ],
    'has a primary source that is no input': [
      { configuration: { ProjectName: 'app', PrimarySource: 'Other' } },
      ['pipeline/configuration-value …/configuration/PrimarySource'],
    ],
    'reads a variable of no action': [
      { configuration: { ProjectName: '#{Nobody.Name}' } },
      ['pipeline/unknown-namespace …/configuration/ProjectName'],
    ],
    'reads a variable of its own': [
      { namespace: 'Own', configuration: { ProjectName: '#{Own.Name}' } },
      ['pipeline/variable-order …/configuration/ProjectName'],
    ],
    'reads variables that every pipeline has': [{ configuration: { ProjectName: '#{codepipeline.PipelineExecutionId}' } }, []],
    'has a setting longer than documented': [
      { configuration: { ProjectName: 'x'.repeat(1001) } },
      ['pipeline/configuration-length …/configuration/ProjectName'],
    ],
    'has a runOrder above 999': [{ runOrder: 1000 }, ['pipeline/run-order …/runOrder']],
  }

  it.each(Object.entries(rows))('%s', (_, [change, expected]) => {
    expect(found(document({ ...build, ...change }))).toEqual(expected.map((line) => line.replace('…', '/pipeline/stages/1/actions/0')))
  })

  it('reads a variable that its source does not set', () => {
    const declaration = document({ ...build, configuration: { ProjectName: '#{S.CommitHash}' } }, { ...source, namespace: 'S' })
    expect(found(declaration)).toEqual(['pipeline/unknown-variable /pipeline/stages/1/actions/0/configuration/ProjectName'])
  })

  describe('has a variable without a default, which nobody gives a value to', () => {
    const connected = (DetectChanges?: string): ActionDeclaration => ({
      ...source,
      actionTypeId: { category: 'Source', owner: 'AWS', provider: 'CodeStarSourceConnection', version: '1' },
      configuration: { ConnectionArn: 'arn:aws:codestar-connections:us-east-1:123456789012:connection/c', FullRepositoryId: 'me/app', BranchName: 'main', ...(DetectChanges === undefined ? {} : { DetectChanges }) },
    })
    const withVariable = (first: ActionDeclaration, more: Partial<PipelineDeclaration> = {}): PipelineDeclaration => ({
      ...document({ ...build, configuration: { ProjectName: '#{variables.STAGE}' } }, first),
      pipelineType: 'V2',
      variables: [{ name: 'STAGE' }],
      ...more,
    })
    const triggers: PipelineDeclaration['triggers'] = [{ providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName: 'Source', push: [{ branches: { includes: ['main'] } }] } }]
    const missing = ['pipeline/variable-without-default /pipeline/variables/0']

    it.each<[string, PipelineDeclaration, readonly string[]]>([
      ['when a trigger starts it', withVariable(connected('false'), { triggers }), missing],
      ['when a push starts it', withVariable(connected()), missing],
      ['unless no push does', withVariable(connected('false')), []],
      ['unless the source is neither polled nor watched', withVariable(source), []],
      ['unless there is a default', withVariable(connected(), { variables: [{ name: 'STAGE', defaultValue: 'test' }] }), []],
    ])('%s', (_, declaration, expected) => expect(found(declaration)).toEqual(expected))

    it('when the event rule starts it that is written with a pipeline of ours', () => {
      const site = { file: 'release.pipeline.ts', line: 1, column: 1 }
      const codes = checkPipeline(subjectOf(withVariable(source), new Map([[pointer('pipeline'), site]]))).map(({ code }) => code)
      expect(codes).toEqual(['pipeline/variable-without-default'])
    })
  })

  it('warns up to 50000 characters, and refuses more', () => {
    const severityOf = (length: number) => {
      const configuration = { ProjectName: 'x'.repeat(length) }
      return checkPipeline(subjectOf(document({ ...build, configuration })))[0]?.severity
    }
    expect([severityOf(1001), severityOf(50_000), severityOf(50_001)]).toEqual(['warning', 'warning', 'error'])
  })
})

const folder = fileURLToPath(new URL('../../../../../shared/targets/001/invalid', import.meta.url))

describe.skipIf(!existsSync(folder))('the documents of targets/001/invalid', () => {
  it('are each refused for the rule in their name', () => {
    const codes: Record<string, string[]> = {}
    for (const file of readdirSync(folder).sort()) {
      const { pipeline = undefined, ...rest } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
      codes[file] = [...new Set(checkPipeline(subjectOf(pipeline ?? rest)).map(({ code }) => code))]
    }
    expect(codes).toEqual({
      'rule1-one-stage.json': ['pipeline/missing-stage'],
      'rule2-first-stage-without-source.json': ['pipeline/missing-source'],
      'rule2b-first-stage-mixed.json': ['pipeline/misplaced-source'],
      'rule3-source-in-later-stage.json': ['pipeline/misplaced-source'],
      'rule4-duplicate-stage.json': ['pipeline/duplicate-stage'],
    })
  })
})

function document(second: ActionDeclaration, first: ActionDeclaration = source): PipelineDeclaration {
  return {
    name: 'release',
    roleArn: 'arn:aws:iam::123456789012:role/release',
    artifactStore: { type: 'S3', location: 'release-artifacts' },
    stages: [
      { name: 'Source', actions: [first] },
      { name: 'Build', actions: [second] },
    ],
  }
}

function found(declaration: PipelineDeclaration): string[] {
  return checkPipeline(subjectOf(declaration)).map(({ code, location }) => `${code} ${location.pointer}`)
}
