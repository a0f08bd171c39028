import { expect, it } from 'vitest'
import { action } from './action.js'
import { pipeline } from './pipeline.js'

const place = { partition: 'aws', region: 'eu-west-1', account: '123456789012' }

it('writes an action of any provider, and grants what it calls', () => {
  const site = pipeline('site', { artifactBucket: 'artifacts' }, (p) => {
    const source = p.source(action('Source/ECR', { settings: { RepositoryName: 'app' } }))
    p.stage('Ask').action('Approve', action('Approval/Manual', { settings: { CustomData: `Ship ${source.variables.ImageTag}?` } }))
    p.stage('Site').action('Upload', action('Deploy/S3', { inputs: [source], settings: { BucketName: 'site', Extract: 'true' } }))
  })
  const { value, diagnostics } = site['~build'](place)
  expect(diagnostics).toEqual([])
  expect(JSON.stringify(value?.pipeline)).toContain('"configuration":{"CustomData":"Ship #{SourceVariables.ImageTag}?"}')
  expect(JSON.stringify(value?.policy)).toContain('arn:aws:s3:::site/*')
})
