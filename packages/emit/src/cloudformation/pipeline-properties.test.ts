import { expect, it } from 'vitest'
import { intrinsicsFor } from './intrinsic.js'
import { pipelineProperties } from './pipeline-properties.js'

it('spells a declaration of the API as CloudFormation does', () => {
  const declaration = {
    name: 'p',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    pipelineType: 'V2',
    artifactStores: { 'us-east-1': { type: 'S3', location: 'b' } },
    stages: [
      {
        name: 'A',
        beforeEntry: { conditions: [{ result: 'SKIP', rules: [{ name: 'R', ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' }, configuration: { Value: '#{a.b}' } }] }] },
        actions: [{ name: 'B', actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' }, configuration: { lowerCase: '${AWS::Region}' }, outputArtifacts: [{ name: 'o' }] }],
      },
    ],
    triggers: [{ providerType: 'CodeStarSourceConnection', gitConfiguration: { sourceActionName: 'S', push: [{ branches: { includes: ['main'] } }] } }],
    variables: [{ name: 'v', defaultValue: '1' }],
  }
  expect(pipelineProperties({ id: 'P', name: 'p', declaration, rules: [] }, undefined, intrinsicsFor([]))).toEqual({
    Name: 'p',
    RoleArn: 'arn:aws:iam::123456789012:role/r',
    PipelineType: 'V2',
    ArtifactStores: [{ Region: 'us-east-1', ArtifactStore: { Type: 'S3', Location: 'b' } }],
    Stages: [
      {
        Name: 'A',
        BeforeEntry: { Conditions: [{ Result: 'SKIP', Rules: [{ Name: 'R', RuleTypeId: { Category: 'Rule', Owner: 'AWS', Provider: 'VariableCheck', Version: '1' }, Configuration: { Value: '#{a.b}' } }] }] },
        Actions: [{ Name: 'B', ActionTypeId: { Category: 'Build', Owner: 'AWS', Provider: 'CodeBuild', Version: '1' }, Configuration: { lowerCase: { Ref: 'AWS::Region' } }, OutputArtifacts: [{ Name: 'o' }] }],
      },
    ],
    Triggers: [{ ProviderType: 'CodeStarSourceConnection', GitConfiguration: { SourceActionName: 'S', Push: [{ Branches: { Includes: ['main'] } }] } }],
    Variables: [{ Name: 'v', DefaultValue: '1' }],
  })
})
