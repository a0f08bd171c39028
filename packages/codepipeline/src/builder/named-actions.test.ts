import { expect, it } from 'vitest'
import type { ActionDeclaration } from '../model/declaration.js'
import { cloudFormation } from './cloud-formation.js'
import { connectionSource } from './connection-source.js'
import { ecrSource } from './ecr-source.js'
import { pipeline } from './pipeline.js'
import { s3Deploy } from './s3-deploy.js'
import { s3Source } from './s3-source.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const connection = 'arn:aws:codeconnections:us-east-1:123456789012:connection/0a-1b'

const built = pipeline('app', { artifactBucket: 'artifacts' }, (p) => {
  const zip = p.source('Zip', s3Source({ bucket: 'sources', key: 'app.zip' }))
  const image = p.source('Image', ecrSource({ repository: 'web', tag: 'stable' }))
  const hub = p.source('Hub', connectionSource({ connection, repository: 'me/app', branch: 'main', detectChanges: false, clone: true }))
  const deploy = p.stage('Deploy')
  deploy.action('Files', s3Deploy({ input: zip, bucket: 'site', key: 'now' }))
  deploy.action('Zip', s3Deploy({ input: zip, bucket: 'site', key: `${zip.variables.VersionId}.zip`, zip: true }))
  const parameters = { Image: image.variables.ImageURI }
  const stack = deploy.action('Stack', cloudFormation({ stack: 'app', template: hub.file('template.json'), role: 'deployer', capabilities: ['CAPABILITY_IAM'], parameters, exports: ['Url'] }))
  deploy.action('Change', cloudFormation({ stack: stack.variables.Url, template: hub.file('other.json'), role: 'deployer', changeSet: 'next' }))
})
const { value, diagnostics } = built['~build'](place)
const { stages } = value?.pipeline['pipeline'] as unknown as { readonly stages: readonly { readonly actions: readonly ActionDeclaration[] }[] }
const actions = new Map(stages.flatMap((stage, index) => stage.actions.map((action): [string, ActionDeclaration] => [`${index}/${action.name}`, action])))

it('says nothing of what is right', () => expect(diagnostics).toEqual([]))

it.each([
  ['0/Zip', { S3Bucket: 'sources', S3ObjectKey: 'app.zip', PollForSourceChanges: 'false' }],
  ['0/Image', { RepositoryName: 'web', ImageTag: 'stable' }],
  ['0/Hub', { ConnectionArn: connection, FullRepositoryId: 'me/app', BranchName: 'main', DetectChanges: 'false', OutputArtifactFormat: 'CODEBUILD_CLONE_REF' }],
  ['1/Files', { BucketName: 'site', Extract: 'true', ObjectKey: 'now' }],
  ['1/Zip', { BucketName: 'site', Extract: 'false', ObjectKey: '#{ZipVariables.VersionId}.zip' }],
  [
    '1/Stack',
    {
      ActionMode: 'CREATE_UPDATE', StackName: 'app', TemplatePath: 'HubArtifact::template.json', RoleArn: 'arn:aws:iam::123456789012:role/deployer',
      Capabilities: 'CAPABILITY_IAM', ParameterOverrides: '{"Image":"#{ImageVariables.ImageURI}"}',
    },
  ],
  ['1/Change', { ActionMode: 'CHANGE_SET_REPLACE', StackName: '#{StackVariables.Url}', ChangeSetName: 'next', TemplatePath: 'HubArtifact::other.json', RoleArn: 'arn:aws:iam::123456789012:role/deployer' }],
])('%s is set up', (name, configuration) => expect(actions.get(name)?.configuration).toEqual(configuration))

it('runs an action behind the one whose variables it reads', () => {
  expect([actions.get('1/Stack')?.runOrder, actions.get('1/Change')?.runOrder]).toEqual([1, 2])
})

it('lets the pipeline pass the role to CloudFormation only', () => {
  const passed = value?.policy.Statement.filter(({ Action }) => [Action].flat().includes('iam:PassRole'))
  expect(passed).toMatchObject([{ Resource: ['arn:aws:iam::123456789012:role/deployer'], Condition: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } } }])
})
