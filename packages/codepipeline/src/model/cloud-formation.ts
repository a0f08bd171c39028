import { invariant, isObject, type JsonObject } from '@stepwright/asl'
import type { PipelineDeclaration, StageDeclaration } from './declaration.js'
import { capitalised, respell } from './spelling.js'
import { writePipeline, writeStage } from './write.js'

/**
 * The properties of an `AWS::CodePipeline::Pipeline`: the same tree with capitals, but for the stores, which are a list.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
 */
export function cloudFormationPipeline(declaration: PipelineDeclaration): JsonObject {
  const { artifactStores, ...rest } = declaration
  const { pipeline } = writePipeline(rest)
  const properties = respell(pipeline ?? null, capitalised)
  invariant(isObject(properties), 'a pipeline is an object in every spelling')
  if (artifactStores === undefined) return properties
  const stores = Object.entries(artifactStores).map(([Region, store]) => ({ Region, ArtifactStore: respell({ ...store }, capitalised) }))
  return { ...properties, ArtifactStores: stores }
}

/** A stage alone, as an item of `Stages`. */
export function cloudFormationStage(stage: StageDeclaration): JsonObject {
  const properties = respell(writeStage(stage), capitalised)
  invariant(isObject(properties), 'a stage is an object in every spelling')
  return properties
}
