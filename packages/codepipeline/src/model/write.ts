import type { JsonObject } from '@stepwright/asl'
import type { ActionDeclaration, ArtifactReference, PipelineDeclaration, StageDeclaration } from './declaration.js'

/**
 * A pipeline as the CLI reads it, `{ "pipeline": { … } }`, with keys in one order. Empty artifact lists are written, as
 * `get-pipeline` prints them; `version` is not, because the service counts it.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/codepipeline/create-pipeline.html
 */
export function writePipeline(pipeline: PipelineDeclaration): JsonObject {
  const { name, roleArn, pipelineType, artifactStore } = pipeline
  return {
    pipeline: {
      name,
      roleArn,
      ...(pipelineType === undefined ? {} : { pipelineType }),
      artifactStore: { type: artifactStore.type, location: artifactStore.location },
      stages: pipeline.stages.map(writeStage),
    },
  }
}

function writeStage({ name, actions }: StageDeclaration): JsonObject {
  return { name, actions: actions.map(writeAction) }
}

function writeAction(action: ActionDeclaration): JsonObject {
  const { category, owner, provider, version } = action.actionTypeId
  return {
    name: action.name,
    actionTypeId: { category, owner, provider, version },
    runOrder: action.runOrder ?? 1,
    ...(action.namespace === undefined ? {} : { namespace: action.namespace }),
    ...(action.configuration === undefined ? {} : { configuration: action.configuration }),
    inputArtifacts: writeArtifacts(action.inputArtifacts),
    outputArtifacts: writeArtifacts(action.outputArtifacts),
  }
}

function writeArtifacts(artifacts: readonly ArtifactReference[] = []): JsonObject[] {
  return artifacts.map(({ name }) => ({ name }))
}
