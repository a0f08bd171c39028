import { expect, it } from 'vitest'
import { insertStage } from './insert-stage.js'

const action = (category: string, provider: string, more: object) => ({ name: provider, actionTypeId: { category, owner: 'AWS', provider, version: '1' }, ...more })
const approval = { name: 'Approve', actions: [action('Approval', 'Manual', {})] }
const existing = {
  pipeline: {
    name: 'p', roleArn: 'arn:aws:iam::123456789012:role/p', artifactStore: { type: 'S3', location: 'bucket' }, version: 3,
    stages: [
      { name: 'Source', actions: [action('Source', 'CodeCommit', { configuration: { RepositoryName: 'r', BranchName: 'b', PollForSourceChanges: 'false' }, outputArtifacts: [{ name: 'A' }] })] },
      { name: 'Build', actions: [action('Build', 'CodeBuild', { configuration: { ProjectName: 'x' }, inputArtifacts: [{ name: 'A' }] })] },
    ],
  },
  metadata: { pipelineArn: 'arn' },
}

it('puts the stage behind the one that is named, and drops metadata', () => {
  const [source, build] = existing.pipeline.stages
  expect(insertStage(existing, approval, { after: 'Source', source: 'p.json' }).value).toEqual({ pipeline: { ...existing.pipeline, stages: [source, approval, build] } })
})

it.each([
  ['a stage that nobody knows', approval, 'Biuld', 'pipeline/insert'],
  ['what is no stage', { name: 'x' }, 'Build', 'pipeline/insert'],
  ['a name that is taken', { ...approval, name: 'Build' }, 'Build', 'pipeline/duplicate-stage'],
])('refuses %s', (_, stage, after, code) => {
  const { value, diagnostics } = insertStage(existing, stage, { after, source: 'p.json' })
  expect([value, diagnostics.map((each) => each.code)]).toEqual([undefined, [code]])
})
