import { expect, it } from 'vitest'
import { pipelineBody } from './pipeline-body.js'

it('spells a declaration of the API as blocks', () => {
  const declaration = {
    name: 'p',
    roleArn: 'r',
    executionMode: 'QUEUED',
    artifactStores: { 'us-east-1': { type: 'S3', location: 'b', encryptionKey: { id: 'k', type: 'KMS' } } },
    stages: [{ name: 'A', actions: [{ name: 'B', actionTypeId: { category: 'Build', provider: 'CodeBuild' }, runOrder: 2, configuration: { ProjectName: 'x' }, inputArtifacts: [{ name: 'i' }], outputArtifacts: [] }] }],
    triggers: [{ providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName: 'S' } }],
    variables: [{ name: 'v', defaultValue: '1' }],
  }
  expect(pipelineBody(declaration)).toEqual({
    artifact_store: [{ region: 'us-east-1', type: 'S3', location: 'b', encryption_key: { id: 'k', type: 'KMS' } }],
    execution_mode: 'QUEUED',
    stage: [{ name: 'A', action: [{ name: 'B', category: 'Build', provider: 'CodeBuild', run_order: 2, configuration: { ProjectName: 'x' }, input_artifacts: ['i'] }] }],
    trigger: [{ provider_type: 'CodeStarSourceConnection', git_configuration: { source_action_name: 'S' } }],
    variable: [{ name: 'v', default_value: '1' }],
  })
})
