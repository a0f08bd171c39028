import { child } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * A runOrder is a whole number from 1 to 999.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
 */
export const runOrder: PipelineRule = (subject) =>
  subject.moments.flatMap(({ action, pointer, runOrder: order }) =>
    Number.isInteger(order) && order >= 1 && order <= 999
      ? []
      : [
          problem(subject, child(pointer, 'runOrder'), {
            code: 'pipeline/run-order',
            message: `runOrder of action "${action.name}" is ${order}, expected a whole number from 1 to 999`,
            help: 'number the actions of a stage from 1',
          }),
        ],
  )
