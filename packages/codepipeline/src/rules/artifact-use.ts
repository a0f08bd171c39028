import { child, type Diagnostic } from '@stepwright/asl'
import type { Moment } from '../model/timeline.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/** What an action makes is read by another, and what it reads is listed once. */
export const artifactUse: PipelineRule = (subject) => subject.moments.flatMap((moment) => [...repeated(subject, moment), ...unused(subject, moment)])

function repeated(subject: PipelineSubject, { action, pointer }: Moment): Diagnostic[] {
  const names = (action.inputArtifacts ?? []).map(({ name }) => name)
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : problem(subject, child(pointer, 'inputArtifacts', index, 'name'), {
          code: 'pipeline/repeated-input',
          message: `action "${action.name}" lists artifact "${name}" twice`,
          help: 'delete one of them',
        }),
  )
}

function unused(subject: PipelineSubject, { action, pointer, stageIndex }: Moment): Diagnostic[] {
  const { stages } = subject.pipeline
  const isMisplaced = action.actionTypeId.category === 'Source' && stageIndex > 0
  // a source has to make one; the output of the last action is there for people
  const isLast = stageIndex === stages.length - 1
  if (stages.length < 2 || isMisplaced || isLast || action.actionTypeId.provider === 'StepFunctions') return []
  const read = subject.moments.flatMap(({ action: { inputArtifacts = [] } }) => inputArtifacts.map(({ name }) => name))
  return (action.outputArtifacts ?? []).flatMap(({ name }, index) =>
    read.includes(name)
      ? []
      : problem(subject, child(pointer, 'outputArtifacts', index, 'name'), {
          code: 'pipeline/unused-artifact',
          severity: 'warning',
          message: `artifact "${name}" of action "${action.name}" is never read`,
          help: 'name it among the inputs of a later action, or take it away',
        }),
  )
}
