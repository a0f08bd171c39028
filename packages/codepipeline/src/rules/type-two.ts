import { child, pointer, type Pointer } from '@stepwright/asl'
import { providerOf } from '../providers/catalog.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * What only pipelines of type V2 have.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-types-planning.html
 */
export const typeTwo: PipelineRule = (subject) => {
  const { pipelineType } = subject.pipeline
  if (pipelineType !== undefined && pipelineType !== 'V1') return []
  return features(subject).map(([what, at]) =>
    problem(subject, at, {
      code: 'pipeline/needs-v2',
      message: `${what} wants a pipeline of type V2`,
      help: 'set "pipelineType" to "V2"',
      note: 'V2 pipelines have another price',
    }),
  )
}

function features({ pipeline, moments }: PipelineSubject): [string, Pointer][] {
  const { executionMode = 'SUPERSEDED', variables = [], triggers = [], stages } = pipeline
  return [
    ...(executionMode === 'SUPERSEDED' ? [] : [[`execution mode ${executionMode}`, pointer('pipeline', 'executionMode')] satisfies [string, Pointer]]),
    ...(variables.length === 0 ? [] : [['a variable', pointer('pipeline', 'variables')] satisfies [string, Pointer]]),
    ...(triggers.length === 0 ? [] : [['a trigger', pointer('pipeline', 'triggers')] satisfies [string, Pointer]]),
    ...stages.flatMap((stage, index) =>
      (['beforeEntry', 'onSuccess', 'onFailure'] as const)
        .filter((member) => stage[member] !== undefined)
        .map((member): [string, Pointer] => [`"${member}" of stage "${stage.name}"`, pointer('pipeline', 'stages', index, member)]),
    ),
    ...moments
      .filter(({ action }) => providerOf(action.actionTypeId)?.v2Only === true)
      .map(({ action, pointer: at }): [string, Pointer] => [`${action.actionTypeId.provider} (${action.actionTypeId.category})`, child(at, 'actionTypeId')]),
  ]
}
