import type { CallSite } from '@stepwright/asl'
import { codeBuild, codeCommit, pipeline, runWorkflow, type Pipeline } from '@stepwright/codepipeline'
import type { AwsPlace } from '@stepwright/iam'
import { workflow, type Placed, type Workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import type { EmittedFile } from '../emitter/emitted-file.js'
import { systemOf } from '../emitter/system-of.js'
import { aslEmitter } from './emitter.js'

const place: AwsPlace = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const root = '/home/anna/project'
const file = `${root}/src/release.workflow.ts`

const schema = { type: 'object', properties: { service: { type: 'string' } }, required: ['service'] }
const buildOne = workflow['~at']?.(site(3), { inputSchema: schema })('build-one', (flow, _input: { service: string }) =>
  flow.codebuildSync('Build', { ProjectName: 'ServiceA' }),
) as Workflow<{ service: string }, unknown>
const quiet = at(workflow, 9)('quiet', (flow, _input: unknown) => flow.pass('Nothing to do'))
const release = at(pipeline, 12)('release', { artifactBucket: 'release-artifacts' }, (p) => {
  const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
  const build = p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source }))
  p.stage('Services').action('Run', runWorkflow(buildOne, { input: build.file('in.json') }))
})

describe('the target asl', () => {
  it('writes the files of a workflow and of a pipeline that runs it, and a manifest, sorted by name', () => {
    expect(emit([buildOne], [release]).paths).toEqual([
      'build-one.asl.json',
      'build-one.input.schema.json',
      'build-one.policy.json',
      'build-one.trust.json',
      'manifest.json',
      'release.pipeline.events.json',
      'release.pipeline.events.policy.json',
      'release.pipeline.events.trust.json',
      'release.pipeline.json',
      'release.pipeline.policy.json',
      'release.pipeline.trust.json',
    ])
  })

  it('writes machines as YAML by option, and names them so in the manifest', () => {
    const { value } = systemOf({ workflows: [], pipelines: [{ pipeline: release, file }] })
    const files = value === undefined ? [] : (aslEmitter.emit(value, { place, root, yaml: () => 'yaml' }).value ?? [])
    expect(files.find(({ path }) => path === 'build-one.asl.yaml')?.text).toBe('yaml')
    expect(files.find(({ path }) => path === 'manifest.json')?.text).not.toContain('.asl.json')
  })

  it('includes a workflow that only a pipeline knows', () => {
    expect(emit([], [release]).paths).toContain('build-one.asl.json')
  })

  it('names the boundary of the roles in the manifest, for the documents of a role cannot', () => {
    const { value } = systemOf({ workflows: [{ workflow: buildOne, file }], pipelines: [] })
    const files = value === undefined ? [] : (aslEmitter.emit(value, { place, root, permissionsBoundary: 'boundary' }).value ?? [])
    const manifest = files.find(({ path }) => path === 'manifest.json')?.text ?? '{}'
    expect(JSON.parse(manifest)).toMatchObject({ permissionsBoundary: `arn:${place.partition}:iam::${place.account}:policy/boundary` })
  })

  it('writes no policy for a machine that calls nothing', () => {
    expect(emit([quiet], []).paths).toEqual(['manifest.json', 'quiet.asl.json', 'quiet.trust.json'])
  })

  it('titles the schema of the input', () => {
    expect(emit([buildOne], []).json('build-one.input.schema.json')).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Input of build-one',
      ...schema,
    })
  })

  it('names in the manifest where things came from and what they need, and nothing absolute', () => {
    const { json, text } = emit([buildOne, quiet], [release])
    expect(text('manifest.json')).not.toContain('/home/anna')
    expect(json('manifest.json')).toMatchObject({
      target: 'asl',
      place,
      workflows: [
        {
          name: 'build-one',
          type: 'STANDARD',
          source: { file: 'src/release.workflow.ts', line: 3 },
          files: ['build-one.asl.json', 'build-one.policy.json', 'build-one.trust.json', 'build-one.input.schema.json'],
          parameters: [],
          needs: [
            { kind: 'machine-role', madeBy: 'documents', documents: ['build-one.policy.json', 'build-one.trust.json'] },
            { kind: 'project', name: 'ServiceA', arn: 'arn:aws:codebuild:us-east-1:123456789012:project/ServiceA', madeBy: 'you' },
          ],
        },
        { name: 'quiet', source: { line: 9 }, needs: [{ kind: 'machine-role', documents: ['quiet.trust.json'] }] },
      ],
      pipelines: [
        {
          name: 'release',
          source: { file: 'src/release.workflow.ts', line: 12 },
          workflows: ['build-one'],
          needs: [
            { kind: 'pipeline-role', name: 'release-pipeline', documents: ['release.pipeline.policy.json', 'release.pipeline.trust.json'] },
            {
              kind: 'events-role',
              name: 'release-events',
              documents: ['release.pipeline.events.policy.json', 'release.pipeline.events.trust.json'],
            },
            { kind: 'artifact-bucket', name: 'release-artifacts', madeBy: 'you' },
            { kind: 'repository', name: 'app', madeBy: 'you' },
            { kind: 'project', name: 'app-build', madeBy: 'you' },
            { kind: 'state-machine', name: 'build-one', madeBy: 'documents', documents: ['build-one.asl.json'] },
          ],
        },
      ],
    })
  })

  it('has the same bytes whatever the order, and wherever the project stands', () => {
    const there = systemOf({
      pipelines: [{ pipeline: release, file }],
      workflows: [
        { workflow: quiet, file },
        { workflow: buildOne, file: `${root}/src/index.ts` },
        { workflow: buildOne, file },
      ],
    })
    const { definitions = [], pipelines = [] } = there.value ?? {}
    const again = aslEmitter.emit({ definitions: [...definitions].reverse(), pipelines }, { place, root })
    expect(again.value).toEqual(emit([buildOne, quiet], [release]).files)
  })
})

describe('what is wrong with a workflow or a pipeline', () => {
  it('comes out with the files of the others', () => {
    const wrong = at(workflow, 21)('no machine', (flow, _input: unknown) => flow.pass('Nothing to do'))
    const alone = at(pipeline, 22)('alone', { artifactBucket: 'some-bucket' }, (p) => {
      p.source(codeCommit({ repository: 'app', branch: 'main' }))
    })
    const { paths, diagnostics } = emit([wrong, quiet], [alone])
    const told = diagnostics.map(({ code, location }) => `${code} ${location.callSite?.line}`)
    expect(told).toEqual(['flow/machine-name 21', 'pipeline/missing-stage 22'])
    expect(paths).toContain('quiet.asl.json')
    expect(paths).not.toContain('no machine.asl.json')
  })
})

describe('names that make no files', () => {
  const rows: Record<string, [Workflow<unknown, unknown>[], Pipeline[], string[]]> = {
    'two workflows of one name': [[named('same', 1), named('same', 2)], [], ['emit/duplicate-name 2 → 1']],
    'two pipelines of one name': [[], [piped('same', 1), piped('same', 2)], ['emit/duplicate-name 2 → 1']],
    'names that differ in case': [[named('Same', 1), named('same', 2)], [], ['emit/colliding-names 2 → 1']],
    'a workflow and a pipeline of one name are apart': [[named('same', 1)], [piped('same', 2)], []],
    'a device of Windows': [[named('con', 1)], [], ['emit/unsafe-name 1 → ']],
  }

  it.each(Object.entries(rows))('%s', (_, [workflows, pipelines, expected]) => {
    const told = emit(workflows, pipelines).diagnostics.map(
      ({ code, location, related }) =>
        `${code} ${location.callSite?.line} → ${related.map((other) => other.location.callSite?.line).join()}`,
    )
    expect(told).toEqual(expected)
  })
})

function emit(workflows: readonly Workflow<unknown, unknown>[], pipelines: readonly Pipeline[]) {
  const system = systemOf({
    workflows: workflows.map((one) => ({ workflow: one, file })),
    pipelines: pipelines.map((one) => ({ pipeline: one, file })),
  })
  const made = system.value === undefined ? undefined : aslEmitter.emit(system.value, { place, root })
  const files: readonly EmittedFile[] = made?.value ?? []
  const text = (path: string): string => files.find((one) => one.path === path)?.text ?? ''
  return {
    files,
    paths: files.map(({ path }) => path),
    text,
    json: (path: string): unknown => JSON.parse(text(path)),
    diagnostics: [...system.diagnostics, ...(made?.diagnostics ?? [])],
  }
}

function named(name: string, line: number): Workflow<unknown, unknown> {
  return at(workflow, line)(name, (flow, _input: unknown) => flow.pass('Nothing to do'))
}

function piped(name: string, line: number): Pipeline {
  return at(pipeline, line)(name, { artifactBucket: 'some-bucket' }, (p) => {
    const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
    p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source }))
  })
}

function at<Verb extends Placed>(verb: Verb, line: number): Verb {
  return verb['~at']?.(site(line)) ?? verb
}

function site(line: number): CallSite {
  return { file, line, column: 1 }
}
