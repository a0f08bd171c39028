import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * The first stage has source actions and nothing else; no other stage has any.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html#pipeline-requirements
 */
export const sourceStage: PipelineRule = (subject) => {
  const { name, stages } = subject.pipeline
  const misplaced = subject.moments.flatMap(({ action, stage, stageIndex, pointer }) => {
    const isSource = action.actionTypeId.category === 'Source'
    if (isSource === (stageIndex === 0)) return []
    return problem(subject, pointer, {
      code: 'pipeline/misplaced-source',
      message: isSource
        ? `source action "${action.name}" stands in stage "${stage}", and sources stand in the first stage`
        : `action "${action.name}" stands in the first stage, "${stage}", which takes only sources`,
      help: isSource ? 'make it with p.source(…)' : 'move it to a later stage',
    })
  })
  const hasSource = subject.moments.some(({ action, stageIndex }) => stageIndex === 0 && action.actionTypeId.category === 'Source')
  if (hasSource || stages.length === 0) return misplaced
  const missing = problem(subject, '/pipeline/stages/0', {
    code: 'pipeline/missing-source',
    message: `pipeline "${name}" has no source`,
    help: 'begin it with const source = p.source(codeCommit({ repository, branch }))',
  })
  return [missing]
}
