import type { JsonObject } from '@stepwright/asl'
import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from './declaration.js'

/**
 * A pipeline as the CLI reads it, `{ "pipeline": { … } }`, with keys in one order. Empty artifact lists are written, as
 * `get-pipeline` prints them; `version` is not, because the service counts it.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/codepipeline/create-pipeline.html
 */
export function writePipeline(pipeline: PipelineDeclaration): JsonObject {
  const { name, roleArn, pipelineType, executionMode, artifactStore, artifactStores, stages, variables, triggers } = pipeline
  return {
    pipeline: plain({ name, roleArn, pipelineType, executionMode, artifactStore, artifactStores, stages: stages.map(writeStage), variables, triggers }),
  }
}

/** A stage alone, as it stands among the stages of a pipeline. */
export function writeStage({ name, actions, beforeEntry, onSuccess, onFailure }: StageDeclaration): JsonObject {
  return plain({ name, actions: actions.map(writeAction), beforeEntry, onSuccess, onFailure })
}

function writeAction(action: ActionDeclaration): JsonObject {
  const { category, owner, provider, version } = action.actionTypeId
  const { name, region, roleArn, timeoutInMinutes, namespace, configuration, commands, outputVariables, environmentVariables } = action
  const { runOrder = 1, inputArtifacts = [], outputArtifacts = [] } = action
  const actionTypeId = { category, owner, provider, version }
  const settings = { region, roleArn, timeoutInMinutes, namespace, configuration, commands, outputVariables, environmentVariables }
  return plain({ name, actionTypeId, runOrder, ...settings, inputArtifacts, outputArtifacts })
}

/** Without the members that are not there. */
function plain(members: { readonly [key: string]: unknown }): JsonObject {
  // what a declaration holds is JSON, though interfaces are not index signatures
  return JSON.parse(JSON.stringify(members)) as JsonObject
}
