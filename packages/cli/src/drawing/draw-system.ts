import type { System } from '@stepwright/emit'
import { pseudoParameters } from '@stepwright/iam'
import { mostBlocks, type Drawings } from './built.js'
import { machineRows } from './machine-rows.js'
import { pipelineRows } from './pipeline-rows.js'

/** The rows of everything in a system, unless it is too much to be drawn. */
export function drawSystem({ definitions, pipelines, stages = [] }: System): Drawings {
  if (definitions.length + pipelines.length + stages.length > mostBlocks) return {}
  return {
    workflow: Object.fromEntries(definitions.map(({ definition }) => [definition.name, machineRows(definition.machine)])),
    // the drawing does not depend on the place
    pipeline: Object.fromEntries(pipelines.map(({ pipeline }) => [pipeline.name, pipelineRowsOf(pipeline['~build'](pseudoParameters).value?.pipeline)])),
    stage: Object.fromEntries(stages.map(({ stage }) => {
      const built = stage['~build'](pseudoParameters).value
      return [stage.name, pipelineRowsOf(built && { pipeline: { name: stage.name, stages: [built.stage] } })]
    })),
  }
}

function pipelineRowsOf(document: unknown): ReturnType<typeof pipelineRows> {
  return document === undefined ? [] : pipelineRows(JSON.stringify(document))
}
