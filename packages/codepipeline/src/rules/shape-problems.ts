import { readPipelines } from '../model/read.js'
import { writePipeline } from '../model/write.js'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * What the types of a builder do not say of a pipeline's fields: lengths, bounds, what a text looks like. A document that was read has
 * been fitted already.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
 */
export const shapeProblems: PipelineRule = (subject) =>
  readPipelines(writePipeline(subject.pipeline)).flatMap(({ misfits }) => misfits.map(({ at, ...facts }) => problem(subject, at, facts)))
