import { invariant, isObject, type Json, type JsonObject } from '@stepwright/asl'
import { cloudFormationProperties } from '@stepwright/codepipeline'
import type { StackPipeline } from '../deployment/stack.js'
import type { Intrinsics } from './intrinsic.js'

/**
 * The properties of a pipeline in a stack, whose name and role are the stack's to give.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
 */
export function pipelineProperties({ name, declaration }: StackPipeline, RoleArn: Json | undefined, intrinsics: Intrinsics): JsonObject {
  const { name: _, roleArn, ...rest } = declaration
  const properties = intrinsics(cloudFormationProperties(rest))
  invariant(isObject(properties), 'references stand inside the properties')
  return { ...(name === undefined ? {} : { Name: name }), RoleArn: RoleArn ?? roleArn ?? null, ...properties }
}
