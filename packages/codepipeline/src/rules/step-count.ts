import { pointer } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * Something comes after the sources, and a pipeline has at most 500 actions.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
 */
export const stepCount: PipelineRule = (subject) => {
  const { moments, pipeline } = subject
  const at = pointer('pipeline', 'stages')
  if (moments.length > 500) {
    return [problem(subject, at, { code: 'pipeline/excessive-pipeline-actions', message: `pipeline "${pipeline.name}" has ${moments.length} actions, and AWS takes 500`, help: 'split the pipeline' })]
  }
  // too few stages, and stages without actions, are said already
  const isSaid = pipeline.stages.length < 2 || pipeline.stages.some(({ actions }) => actions.length === 0) || moments.some(({ action }) => action.actionTypeId.category !== 'Source')
  return isSaid ? [] : [problem(subject, at, { code: 'pipeline/missing-step', message: `pipeline "${pipeline.name}" has sources and nothing else`, help: 'add an action that builds, deploys, tests, invokes or approves' })]
}
