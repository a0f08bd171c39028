import type { Diagnostic } from '@stepwright/asl'
import { artifactCount } from './artifact-count.js'
import { artifactOrder } from './artifact-order.js'
import { configuration } from './configuration.js'
import { duplicateNames } from './duplicate-names.js'
import { executionNamePrefix } from './execution-name-prefix.js'
import type { PipelineRule, PipelineSubject } from './pipeline-rule.js'
import { runOrder } from './run-order.js'
import { sourceStage } from './source-stage.js'
import { stageCount } from './stage-count.js'
import { unescapedVariable } from './unescaped-variable.js'
import { variableOrder } from './variable-order.js'
import { wellFormedNames } from './well-formed-names.js'

/** Every rule about pipelines. */
const pipelineRules: readonly PipelineRule[] = [
  artifactCount,
  artifactOrder,
  configuration,
  duplicateNames,
  executionNamePrefix,
  runOrder,
  sourceStage,
  stageCount,
  unescapedVariable,
  variableOrder,
  wellFormedNames,
]

/** What is wrong with a pipeline, whether we made it or somebody wrote it by hand. */
export function checkPipeline(subject: PipelineSubject): Diagnostic[] {
  return pipelineRules.flatMap((rule) => rule(subject))
}
