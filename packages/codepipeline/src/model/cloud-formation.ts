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
  const { pipeline } = writePipeline(declaration)
  invariant(isObject(pipeline), 'the document of a pipeline holds one')
  return cloudFormationProperties(pipeline)
}

/** A stage alone, as an item of `Stages`. */
export function cloudFormationStage(stage: StageDeclaration): JsonObject {
  return cloudFormationProperties(writeStage(stage))
}

/** The same for a document of the CLI, or a part of one. */
export function cloudFormationProperties({ artifactStores, ...rest }: JsonObject): JsonObject {
  const properties = respell(rest, capitalised)
  invariant(isObject(properties), 'an object is one in every spelling')
  if (!isObject(artifactStores)) return properties
  const stores = Object.entries(artifactStores).map(([Region, store]) => ({ Region, ArtifactStore: respell(store, capitalised) }))
  return { ArtifactStores: stores, ...properties }
}
