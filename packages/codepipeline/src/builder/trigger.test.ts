import type { CallSite } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { connectionSource } from './connection-source.js'
import { manualApproval } from './manual-approval.js'
import type { PipelineBuilder } from './pipeline-builder.js'
import { pipeline } from './pipeline.js'
import type { ConnectedSource } from './trigger.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const hub = connectionSource({ connection: 'arn:aws:codeconnections:us-east-1:123456789012:connection/0a-1b', repository: 'me/app', branch: 'main', detectChanges: false })
const site: CallSite = { file: '/p/release.workflow.ts', line: 7, column: 3 }
const release = (define: (p: PipelineBuilder) => void) =>
  pipeline('release', { artifactBucket: 'some-bucket' }, (p) => {
    define(p)
    p.stage('Ask').action('Ask', manualApproval())
  })
const tags = { push: [{ tags: { includes: ['v*'] } }] } as const

it('names the action of the source that it was given, and makes the pipeline V2', () => {
  const { value, diagnostics } = release((p) => {
    p.source('Docs', hub)
    const app = p.source('App', hub)
    p.trigger(app, { push: [{ branches: { includes: ['main'] }, filePaths: { excludes: ['docs/**'] } }] })
  })['~build'](place)
  expect(diagnostics).toEqual([])
  expect(value?.pipeline['pipeline']).toMatchObject({
    pipelineType: 'V2',
    triggers: [{ providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName: 'App', push: [{ branches: { includes: ['main'] }, filePaths: { excludes: ['docs/**'] } }] } }],
  })
})

const foreign = ((): ConnectedSource => {
  let kept: ConnectedSource | undefined
  pipeline('other', { artifactBucket: 'some-bucket' }, (p) => void (kept = p.source(hub)))
  if (kept === undefined) throw new Error('a pipeline runs its function at once')
  return kept
})()

it.each<[string, string, (p: PipelineBuilder) => void]>([
  ['of another pipeline', 'pipeline/trigger-source', (p) => void (p.source(hub), p['~at']?.(site).trigger(foreign, tags))],
  ['of a source that has one', 'pipeline/duplicate-trigger', (p) => {
    const source = p.source(hub)
    p.trigger(source, tags)
    p['~at']?.(site).trigger(source, tags)
  }],
])('a trigger %s is refused at its line', (_name, code, define) => {
  expect(release(define)['~build'](place).diagnostics.map((found) => [found.code, found.location.callSite])).toEqual([[code, site]])
})

it('comes too late when the pipeline is written', () => {
  let late = (): void => undefined
  const written = release((p) => {
    const source = p.source(hub)
    late = () => p.trigger(source, tags)
  })
  late()
  expect(written['~build'](place).diagnostics.map(({ code }) => code)).toEqual(['pipeline/late-action'])
})
