import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import type { StackPipeline } from '../deployment/stack.js'
import type { Intrinsics } from './intrinsic.js'

/**
 * The properties of a pipeline. CloudFormation spells the members of the API's declaration with a capital letter; the settings of
 * an action are a provider's own, and stay.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
 */
export function pipelineProperties({ name, declaration }: StackPipeline, RoleArn: Json | undefined, intrinsics: Intrinsics): JsonObject {
  const { name: _, roleArn, artifactStores, ...rest } = declaration
  return {
    ...(name === undefined ? {} : { Name: name }),
    RoleArn: RoleArn ?? roleArn ?? null,
    ...(isObject(artifactStores) ? { ArtifactStores: Object.entries(artifactStores).map(([Region, store]) => ({ Region, ArtifactStore: intrinsics(capitalised(store)) })) } : {}),
    ...(intrinsics(capitalised(rest)) as JsonObject),
  }
}

function capitalised(json: Json): Json {
  if (Array.isArray(json)) return json.map(capitalised)
  if (!isObject(json)) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [`${key.slice(0, 1).toUpperCase()}${key.slice(1)}`, key === 'configuration' ? value : capitalised(value)]),
  )
}
