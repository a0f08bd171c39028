import { child } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * A name has at most 80 characters, and a hyphen and an id of 36 follow the prefix.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
const longest = 80 - 1 - 36

/**
 * The prefix leaves room for the id that makes an execution's name.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-StepFunctions.html
 */
export const executionNamePrefix: PipelineRule = (subject) =>
  subject.moments.flatMap(({ action, pointer }) => {
    const prefix = action.configuration?.['ExecutionNamePrefix']
    if (prefix === undefined || action.actionTypeId.provider !== 'StepFunctions' || prefix.includes('#{')) return []
    if (prefix === '' || (prefix.length <= longest && /^[0-9A-Za-z_-]+$/.test(prefix))) return []
    return [
      problem(subject, child(pointer, 'configuration', 'ExecutionNamePrefix'), {
        code: 'pipeline/execution-name-prefix',
        message: `ExecutionNamePrefix "${prefix}" of action "${action.name}" makes names that Step Functions refuses`,
        help: `use at most ${longest} letters, digits, "-" and "_"`,
        note: 'a hyphen and the 36 characters of the action execution id follow it, and a name has at most 80',
      }),
    ]
  })
