import { invariant } from '@stepwright/asl'
import { policyOf, trustPolicy, type AwsPlace, type Grant, type PolicyDocument, type TrustPolicy } from '@stepwright/iam'
import type { Configuration, PipelineDeclaration, StageDeclaration } from '../model/declaration.js'
import { rulesOf } from '../model/rules-of.js'
import { providerOf } from '../providers/catalog.js'
import { ruleProviderOf } from '../providers/rule-providers.js'
import type { Provider } from '../providers/provider.js'
import { fillArn } from '../providers/fill-arn.js'
import { storesOf } from '../model/stores.js'
import { bucketArn, pipelineArn, placeOf } from './arns.js'

/** The role with which a pipeline runs: what it may do, and who may take it. */
export interface ServiceRole {
  readonly policy: PolicyDocument
  readonly trust: TrustPolicy
}

/**
 * The service role of a pipeline: its artifacts, and the calls of each action, and of each rule of a condition, on the resources that
 * these name. Providers that we do not know add nothing.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/security-iam.html#how-to-custom-role
 */
export function serviceRole(pipeline: PipelineDeclaration, place: AwsPlace): ServiceRole {
  const policy = policyOf([...artifactGrants(pipeline, place), ...pipeline.stages.flatMap((stage) => stageGrants(stage, pipeline.name, place))])
  invariant(policy !== undefined, 'the role of a pipeline may always look at the artifact bucket')
  const sourceArn = pipelineArn(pipeline.name, place)
  return { policy, trust: trustPolicy({ service: 'codepipeline.amazonaws.com', account: place.account, sourceArn }) }
}

/** What the actions of one stage call, and what its conditions ask. */
export function stageGrants(stage: StageDeclaration, pipeline: string, place: AwsPlace): Grant[] {
  const rules = rulesOf(stage)
  const roles = [...stage.actions, ...rules].flatMap(({ roleArn }) => roleArn ?? [])
  // what has a role of its own calls with that: the pipeline's only takes it
  // https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html
  const taken: Grant[] = roles.length === 0 ? [] : [{ purpose: 'ActionRole', actions: ['sts:AssumeRole'], resources: [...new Set(roles)] }]
  const own = [
    ...stage.actions.map((action) => ({ step: action, provider: providerOf(action.actionTypeId) })),
    ...rules.map((rule) => ({ step: rule, provider: ruleProviderOf(rule.ruleTypeId.provider) })),
  ].filter(({ step }) => step.roleArn === undefined)
  const grants = own.flatMap(({ step, provider }) =>
    provider === undefined ? [] : callGrants(provider, { Pipeline: pipeline, ...step.configuration }, placeOf(step, place)),
  )
  return [...grants, ...taken]
}

function artifactGrants(pipeline: PipelineDeclaration, place: AwsPlace): Grant[] {
  const buckets = storesOf(pipeline).map(({ location }) => bucketArn(location, place))
  const actions = pipeline.stages.flatMap((stage) => stage.actions)
  const reads = [...actions, ...pipeline.stages.flatMap(rulesOf)].some(({ inputArtifacts = [] }) => inputArtifacts.length > 0)
  const writes = actions.some(({ outputArtifacts = [] }) => outputArtifacts.length > 0)
  const objectActions = [...(reads ? ['s3:GetObject', 's3:GetObjectVersion'] : []), ...(writes ? ['s3:PutObject'] : [])]
  const bucketActions = ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning']
  const look: Grant = { purpose: 'ArtifactBucket', actions: bucketActions, resources: buckets }
  const keys = storesOf(pipeline).flatMap(({ encryptionKey }) => (encryptionKey?.id.startsWith('arn:') === true ? [encryptionKey.id] : []))
  const key: Grant[] = keys.length === 0 ? [] : [{ purpose: 'ArtifactKey', actions: keyActions, resources: keys }]
  return objectActions.length === 0 ? [look, ...key] : [{ purpose: 'ArtifactObjects', actions: objectActions, resources: buckets.map((bucket) => `${bucket}/*`) }, look, ...key]
}

// https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
const keyActions = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']

function callGrants(provider: Pick<Provider, 'calls' | 'pieces'>, configuration: Configuration, place: AwsPlace): Grant[] {
  return provider.calls
    .filter(({ when }) => when === undefined || holds(configuration[when.setting], when.equals))
    .map(({ purpose, actions, resources, passedTo }) => ({
      purpose,
      actions,
      resources: resources.map((arn) => fillArn(arn, provider, configuration, place)),
      ...(passedTo === undefined ? {} : { condition: { StringEquals: { 'iam:PassedToService': passedTo } } }),
    }))
}

function holds(value: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined ? value !== undefined : value === wanted
}
