import { describe, expect, it } from 'vitest'
import { pseudoParameters } from './aws-place.js'
import { stateMachineTrustPolicy, trustPolicy } from './trust-policy.js'

describe('a trust policy', () => {
  it('names the machine and its account, so that no other machine can use the role', () => {
    expect(stateMachineTrustPolicy('DynamicServices', { partition: 'aws', region: 'us-east-1', account: '123456789012' })).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'states.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: {
            StringEquals: { 'aws:SourceAccount': '123456789012' },
            ArnLike: { 'aws:SourceArn': 'arn:aws:states:us-east-1:123456789012:stateMachine:DynamicServices' },
          },
        },
      ],
    })
  })

  it('leaves the place to the deployment when it is not known', () => {
    expect(stateMachineTrustPolicy('M', pseudoParameters).Statement[0]?.Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': '${AWS::AccountId}' },
      ArnLike: { 'aws:SourceArn': 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:M' },
    })
  })

  it('keeps a name that looks like a piece of the place', () => {
    expect(stateMachineTrustPolicy('${Region}', pseudoParameters).Statement[0]?.Condition['ArnLike']?.['aws:SourceArn']).toMatch(
      /:stateMachine:\$\{Region\}$/,
    )
  })

  it('serves other services too', () => {
    const policy = trustPolicy({ service: 'codepipeline.amazonaws.com', account: '1', sourceArn: 'arn:aws:codepipeline:r:1:release' })
    expect(policy.Statement[0]?.Principal).toEqual({ Service: 'codepipeline.amazonaws.com' })
  })
})
