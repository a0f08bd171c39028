import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const bin = join(import.meta.dirname, '../bin/stepwright.js')
const folder = mkdtempSync(join(tmpdir(), 'pipeline-'))
const type = (category: string, provider: string) => ({ category, owner: 'AWS', provider, version: '1' })
const source = { name: 'Source', actionTypeId: type('Source', 'ECR'), configuration: { RepositoryName: 'app' }, outputArtifacts: [{ name: 'App' }] }
const build = { name: 'Build', actionTypeId: type('Build', 'CodeBuild'), configuration: { ProjectName: 'app' }, inputArtifacts: [{ name: 'App' }] }
const pipeline = {
  name: 'p', roleArn: 'arn:aws:iam::123456789012:role/p', artifactStore: { type: 'S3', location: 'bucket' }, version: 2,
  stages: [{ name: 'Source', actions: [source] }, { name: 'Build', actions: [build] }],
}
const approval = { name: 'Approve', actions: [{ name: 'Approve', actionTypeId: type('Approval', 'Manual') }] }
const file = (name: string, value: unknown): string => {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
  return name
}
const run = (...names: string[]) => spawnSync(process.execPath, [bin, 'pipeline', ...names], { cwd: folder, encoding: 'utf8' })

describe('stepwright pipeline', () => {
  it('exits 0, 1 and 2, and says where a problem stands', () => {
    expect(run('check', file('right.json', { pipeline, metadata: {} })).status).toBe(0)
    const wrong = run('check', file('wrong.json', { ...pipeline, roleArn: 'arn:aws:iam::1:role/p' }))
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringMatching(/pipeline\/role-arn[^]*wrong\.json:1:\d+/)])
    expect(run('check', 'nowhere.json').status).toBe(2)
    expect(run('check').status).toBe(2)
  })

  it('reads a template in YAML with tags', () => {
    const yaml = `Resources:
  P:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      ArtifactStore: { Type: S3, Location: !Ref Bucket }
      Stages: [{ Name: Source, Actions: [] }]
`
    expect(run('check', '--reporter', 'json', file('t.yaml', yaml)).stdout).toContain('pipeline/missing-stage')
  })

  it('inserts a stage into what get-pipeline prints', () => {
    const names = [file('got.json', { pipeline, metadata: { updated: 1 } }), file('stage.json', approval)]
    const out = execFileSync(process.execPath, [bin, 'pipeline', 'insert', ...names, '--after', 'Source'], { cwd: folder, encoding: 'utf8' })
    const expected = { pipeline: { ...pipeline, stages: [pipeline.stages[0], approval, pipeline.stages[1]] } }
    expect(JSON.parse(out)).toEqual(expected)
    run('insert', ...names, '--after', 'Source', '--out', 'new.json')
    expect(JSON.parse(readFileSync(join(folder, 'new.json'), 'utf8'))).toEqual(expected)
    expect(run('insert', ...names, '--after', 'Biuld').status).toBe(1)
  })
})
