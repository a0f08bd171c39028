import type { Diagnostic } from '@stepwright/asl'
import { artifactCount } from './artifact-count.js'
import { artifactOrder } from './artifact-order.js'
import { configuration } from './configuration.js'
import { duplicateNames } from './duplicate-names.js'
import { executionNamePrefix } from './execution-name-prefix.js'
import { actionPlace } from './action-place.js'
import { artifactUse } from './artifact-use.js'
import { commandFields } from './command-fields.js'
import { conditions } from './conditions.js'
import { declaredVariables } from './declared-variables.js'
import { knownProviders } from './known-providers.js'
import { secrets } from './secrets.js'
import { settingsAgree } from './settings-agree.js'
import { sourcePolling } from './source-polling.js'
import { stepCount } from './step-count.js'
import { stores } from './stores.js'
import { triggers } from './triggers.js'
import { typeTwo } from './type-two.js'
import type { PipelineRule, PipelineSubject } from './pipeline-rule.js'
import { runOrder } from './run-order.js'
import { sourceStage } from './source-stage.js'
import { stageCount } from './stage-count.js'
import { unescapedVariable } from './unescaped-variable.js'
import { variableOrder } from './variable-order.js'
import { variableValues } from './variable-values.js'
import { wellFormedNames } from './well-formed-names.js'

/** Every rule about pipelines. */
const pipelineRules: readonly PipelineRule[] = [
  actionPlace,
  artifactUse,
  commandFields,
  conditions,
  declaredVariables,
  knownProviders,
  secrets,
  settingsAgree,
  sourcePolling,
  stepCount,
  stores,
  triggers,
  typeTwo,
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
  variableValues,
  wellFormedNames,
]

/** What the rules find in a pipeline whose shape is known to be right, whether we made it or somebody wrote it by hand. */
export function checkPipeline(subject: PipelineSubject): Diagnostic[] {
  return pipelineRules.flatMap((rule) => rule(subject))
}
