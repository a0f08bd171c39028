import type { JsonObject } from '@stepwright/asl'
import type { StackBucket, StackPipeline } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { tagsOf, type Block } from './block.js'
import { canonicalJson } from './canonical-json.js'
import type { Interpolate } from './interpolation.js'
import { labelOf } from './label-of.js'
import { pipelineBody } from './pipeline-body.js'
import { roleBlocks } from './role-blocks.js'

/** A pipeline with its role, and the rules that start it with theirs. */
export function pipelineBlocks(pipeline: StackPipeline, { tags }: StackOptions, interpolate: Interpolate): Block[] {
  const { id, name, role, rules, eventsRole, declaration } = pipeline
  const label = labelOf(id)
  const own = role === undefined ? undefined : roleBlocks({ label: `${label}_pipeline`, role, tags }, interpolate)
  return [
    {
      type: 'aws_codepipeline',
      label,
      body: {
        name: interpolate(name ?? `\${AWS::StackName}-${id}`),
        role_arn: own === undefined ? interpolate(String(declaration['roleArn'])) : `\${aws_iam_role.${label}_pipeline.arn}`,
        ...(interpolate(pipelineBody(declaration)) as JsonObject),
        ...tagsOf(tags, interpolate),
      },
    },
    ...(own?.blocks ?? []),
    ...(eventsRole === undefined ? [] : roleBlocks({ label: `${label}_events`, role: eventsRole, tags }, interpolate).blocks),
    ...rules.flatMap((rule): Block[] => {
      const ruleLabel = labelOf(rule.id)
      const target = {
        rule: `\${aws_cloudwatch_event_rule.${ruleLabel}.name}`,
        target_id: 'pipeline',
        arn: `\${aws_codepipeline.${label}.arn}`,
        role_arn: rule.roleArn === undefined ? `\${aws_iam_role.${label}_events.arn}` : interpolate(rule.roleArn),
      }
      const body = { ...(rule.name === undefined ? {} : { name: rule.name }), event_pattern: interpolate(canonicalJson(rule.pattern)), state: 'ENABLED', ...tagsOf(tags, interpolate) }
      return [
        { type: 'aws_cloudwatch_event_rule', label: ruleLabel, body },
        { type: 'aws_cloudwatch_event_target', label: ruleLabel, body: target },
      ]
    }),
  ]
}

/**
 * A bucket of artifacts: versioned, since artifacts are read by version; encrypted, closed to the public and to plain HTTP. Terraform
 * does not destroy it.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
 */
export function bucketBlocks({ id, name }: StackBucket, { tags, place }: StackOptions, interpolate: Interpolate): Block[] {
  const label = labelOf(id)
  const bucket = `\${aws_s3_bucket.${label}.id}`
  const arn = `arn:${place.partition}:s3:::\${bucket/${id}}`
  const statement = {
    Sid: 'EncryptedTransportOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
  return [
    { type: 'aws_s3_bucket', label, body: { ...(name === undefined ? {} : { bucket: name }), ...tagsOf(tags, interpolate), lifecycle: { prevent_destroy: true } } },
    { type: 'aws_s3_bucket_versioning', label, body: { bucket, versioning_configuration: { status: 'Enabled' } } },
    {
      type: 'aws_s3_bucket_server_side_encryption_configuration',
      label,
      body: { bucket, rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } } },
    },
    {
      type: 'aws_s3_bucket_public_access_block',
      label,
      body: { bucket, block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
    },
    { type: 'aws_s3_bucket_policy', label, body: { bucket, policy: interpolate(canonicalJson({ Version: '2012-10-17', Statement: [statement] })) } },
  ]
}
