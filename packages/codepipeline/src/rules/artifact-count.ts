import { child, type Diagnostic } from '@stepwright/asl'
import type { Moment } from '../model/timeline.js'
import { providerOf } from '../providers/catalog.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * An action has as many artifacts as its provider takes and gives.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html#reference-action-artifacts
 */
export const artifactCount: PipelineRule = (subject) =>
  subject.moments.flatMap((moment) => {
    const provider = providerOf(moment.action.actionTypeId)
    if (provider === undefined) return []
    return [
      ...checkCount(subject, moment, 'inputArtifacts', provider.inputs),
      ...checkCount(subject, moment, 'outputArtifacts', provider.outputs),
    ]
  })

function checkCount(
  subject: PipelineSubject,
  { action, pointer }: Moment,
  field: 'inputArtifacts' | 'outputArtifacts',
  [least, most]: readonly [number, number],
): Diagnostic[] {
  const count = action[field]?.length ?? 0
  if (count >= least && count <= most) return []
  const { category, provider } = action.actionTypeId
  const takes = least === most ? String(least) : `${least} to ${most}`
  const kind = field === 'inputArtifacts' ? 'input' : 'output'
  return [
    problem(subject, child(pointer, field), {
      code: 'pipeline/artifact-count',
      message: `action "${action.name}" has ${count} ${kind} artifacts, and ${provider} (${category}) has ${takes}`,
      help: count < least ? 'add the artifact' : 'take some away',
    }),
  ]
}
