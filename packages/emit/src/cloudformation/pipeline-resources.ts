import type { Json } from '@stepwright/asl'
import type { StackBucket, StackPipeline, StackRule } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import type { Intrinsics } from './intrinsic.js'
import { pipelineProperties } from './pipeline-properties.js'
import { roleResources } from './role-resources.js'
import { tagList, type Resources } from './template.js'

/** A pipeline with its role, and the rules that start it with theirs. */
export function pipelineResources(pipeline: StackPipeline, { tags, place }: StackOptions, intrinsics: Intrinsics): Resources {
  const { id, role, eventsRole, rules } = pipeline
  const resource = `${id}Pipeline`
  const arn = `arn:${place.partition}:codepipeline:${place.region}:${place.account}:\${pipeline/${id}}`
  return {
    ...(role === undefined ? {} : roleResources({ id: `${resource}Role`, role, policyName: 'pipeline', tags }, intrinsics)),
    [resource]: {
      Type: 'AWS::CodePipeline::Pipeline',
      Properties: { ...pipelineProperties(pipeline, role === undefined ? undefined : { 'Fn::GetAtt': [`${resource}Role`, 'Arn'] }, intrinsics), ...tagList(tags) },
    },
    ...(eventsRole === undefined ? {} : roleResources({ id: `${resource}EventsRole`, role: eventsRole, policyName: 'start-pipeline', tags }, intrinsics)),
    ...Object.fromEntries(rules.map((rule) => [`${rule.id}Rule`, ruleResource(rule, intrinsics(arn), { 'Fn::GetAtt': [`${resource}EventsRole`, 'Arn'] }, intrinsics)])),
  }
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
function ruleResource({ name, pattern, roleArn }: StackRule, Arn: Json, ownRole: Json, intrinsics: Intrinsics): Resources[string] {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      ...(name === undefined ? {} : { Name: name }),
      EventPattern: intrinsics(pattern),
      State: 'ENABLED',
      Targets: [{ Id: 'pipeline', Arn, RoleArn: roleArn ?? ownRole }],
    },
  }
}

/**
 * A bucket of artifacts: versioned, since artifacts are read by version; encrypted, closed to the public and to plain HTTP. It stays
 * when its stack goes.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
 */
export function bucketResources({ id, name }: StackBucket, { tags, place }: StackOptions, intrinsics: Intrinsics): Resources {
  const resource = `${id}Bucket`
  const arn = `arn:${place.partition}:s3:::\${bucket/${id}}`
  return {
    [resource]: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        ...(name === undefined ? {} : { BucketName: name }),
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        VersioningConfiguration: { Status: 'Enabled' },
        ...tagList(tags),
      },
    },
    [`${resource}Policy`]: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: resource },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'EncryptedTransportOnly',
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: [intrinsics(arn), intrinsics(`${arn}/*`)],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
  }
}
