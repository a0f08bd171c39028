import { pointer } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * A pipeline has 2 to 50 stages, and each has 1 to 50 actions.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
 */
export const stageCount: PipelineRule = (subject) => {
  const { name, stages } = subject.pipeline
  const at = pointer('pipeline', 'stages')
  const wrong = stages.flatMap((stage, index) => {
    const count = stage.actions.length
    if (count >= 1 && count <= 50) return []
    return problem(subject, pointer('pipeline', 'stages', index, 'actions'), {
      code: count === 0 ? 'pipeline/missing-action' : 'pipeline/excessive-actions',
      message: `stage "${stage.name}" has ${count} actions, and a stage has 1 to 50`,
      help: count === 0 ? `add an action to "${stage.name}", or delete the stage` : 'move some actions to another stage',
    })
  })
  if (stages.length < 2) {
    wrong.unshift(
      problem(subject, at, {
        code: 'pipeline/missing-stage',
        message: `pipeline "${name}" has ${stages.length === 1 ? '1 stage' : 'no stages'}, and a pipeline has at least 2`,
        help: 'add a stage that does something with the source',
      }),
    )
  }
  if (stages.length > 50) {
    wrong.unshift(
      problem(subject, at, {
        code: 'pipeline/excessive-stages',
        message: `pipeline "${name}" has ${stages.length} stages, and AWS takes 50`,
        help: 'split the pipeline',
      }),
    )
  }
  return wrong
}
