import { expect, it } from 'vitest'
import type { ActionDeclaration, PipelineDeclaration } from '../model/declaration.js'
import { documentsOf } from './documents.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const site = 'arn:aws:iam::210987654321:role/site'
const connection = 'arn:aws:codeconnections:us-east-1:123456789012:connection/0a-1b'

const source = (name: string, provider: string, configuration: ActionDeclaration['configuration']): ActionDeclaration => ({
  name, actionTypeId: { category: 'Source', owner: 'AWS', provider, version: '1' }, ...(configuration && { configuration }), outputArtifacts: [{ name }],
})
const deploy = (name: string, provider: string, more: Partial<ActionDeclaration>): ActionDeclaration => ({
  name, actionTypeId: { category: 'Deploy', owner: 'AWS', provider, version: '1' }, inputArtifacts: [{ name: 'Zip' }], ...more,
})
const pipeline: PipelineDeclaration = {
  name: 'app', roleArn: 'arn:aws:iam::123456789012:role/app', artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [
        source('Zip', 'S3', { S3Bucket: 'sources', S3ObjectKey: 'app.zip', PollForSourceChanges: 'false' }),
        source('Polled', 'S3', { S3Bucket: 'polled', S3ObjectKey: 'app.zip' }),
        source('Image', 'ECR', { RepositoryName: 'web' }),
        source('Hub', 'CodeStarSourceConnection', { ConnectionArn: connection, FullRepositoryId: 'me/app', BranchName: 'main' }),
      ],
    },
    {
      name: 'Deploy',
      actions: [
        deploy('Here', 'S3', { configuration: { BucketName: 'near', Extract: 'true' } }),
        deploy('There', 'S3', { configuration: { BucketName: 'far', Extract: 'true' }, roleArn: site }),
        deploy('Cluster', 'EKS', { configuration: { ClusterName: 'blue' }, region: 'eu-west-1' }),
        { name: 'Ask', actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' } },
      ],
      beforeEntry: { conditions: [{ result: 'FAIL', rules: [{ name: 'Ready', ruleTypeId: { category: 'Rule', provider: 'LambdaInvoke' }, configuration: { FunctionName: 'ready' }, roleArn: site }] }] },
    },
  ],
}
const made = documentsOf(pipeline, { place, eventsRoleArn: 'arn:aws:iam::123456789012:role/events', workflows: [] })

it('waits for events of every source that is not polled and has no connection', () => {
  expect(made.events?.rules.map(({ Name, EventPattern }) => [Name, EventPattern])).toEqual([
    ['app-Zip-change', { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { bucket: { name: ['sources'] }, object: { key: ['app.zip'] } } }],
    ['app-Image-change', { source: ['aws.ecr'], 'detail-type': ['ECR Image Action'], detail: { 'action-type': ['PUSH'], 'image-tag': ['latest'], 'repository-name': ['web'], result: ['SUCCESS'] } }],
  ])
})

it('lists what must exist before, where it is', () => {
  expect(made.needs.filter(({ usedBy }) => usedBy.length > 0).map(({ kind, arn, usedBy }) => [kind, arn, usedBy])).toEqual([
    ['source-bucket', 'arn:aws:s3:::sources', ['Source/Zip']],
    ['source-bucket', 'arn:aws:s3:::polled', ['Source/Polled']],
    ['image-repository', 'arn:aws:ecr:us-east-1:123456789012:repository/web', ['Source/Image']],
    ['connection', connection, ['Source/Hub']],
    ['bucket', 'arn:aws:s3:::near', ['Deploy/Here']],
    ['action-role', site, ['Deploy/There', 'Deploy/Ready']],
    ['bucket', 'arn:aws:s3:::far', ['Deploy/There']],
    ['eks-cluster', 'arn:aws:eks:eu-west-1:123456789012:cluster/blue', ['Deploy/Cluster']],
    ['function', 'arn:aws:lambda:us-east-1:210987654321:function:ready', ['Deploy/Ready']],
  ])
})

it('takes the role of an action or a rule that has one, and leaves its calls to that', () => {
  const statements = made.policy.Statement
  expect(statements.filter(({ Action }) => [Action].flat().includes('sts:AssumeRole')).map(({ Resource }) => [Resource].flat())).toEqual([[site]])
  const resources = statements.flatMap(({ Resource }) => Resource)
  expect(resources).toContain('arn:aws:s3:::near/*')
  expect(resources).not.toContain('arn:aws:s3:::far/*')
  expect(resources).toContain('arn:aws:eks:eu-west-1:123456789012:cluster/blue')
})
