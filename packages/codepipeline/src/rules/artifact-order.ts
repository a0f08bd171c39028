import { child, nearName, type Diagnostic, type Pointer } from '@stepwright/asl'
import { runsBefore, type Moment } from '../model/timeline.js'
import { locate, problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * Every input artifact was made before: in an earlier stage, or in the same one with a lower runOrder.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html#pipeline-requirements
 */
export const artifactOrder: PipelineRule = (subject) =>
  subject.moments.flatMap((consumer) =>
    (consumer.action.inputArtifacts ?? []).flatMap(({ name }, index) =>
      checkInput(subject, consumer, name, child(consumer.pointer, 'inputArtifacts', index, 'name')),
    ),
  )

function checkInput(subject: PipelineSubject, consumer: Moment, artifact: string, at: Pointer): Diagnostic[] {
  const producer = subject.moments.find(({ action }) => action.outputArtifacts?.some(({ name }) => name === artifact))
  if (producer === undefined) return [unknownArtifact(subject, consumer, artifact, at)]
  if (runsBefore(producer, consumer)) return []
  return [
    problem(subject, at, {
      code: 'pipeline/artifact-order',
      message: `action "${consumer.action.name}" reads artifact "${artifact}" before action "${producer.action.name}" has made it`,
      help:
        producer.stageIndex === consumer.stageIndex
          ? `give "${consumer.action.name}" a runOrder above ${producer.runOrder}`
          : `move stage "${consumer.stage}" behind stage "${producer.stage}"`,
      note: whenItRuns(producer, consumer),
      related: [{ message: `"${artifact}" is made here`, location: locate(subject, producer.pointer) }],
    }),
  ]
}

function whenItRuns(producer: Moment, consumer: Moment): string {
  if (producer === consumer) return 'an action cannot read what it makes itself'
  return producer.stageIndex === consumer.stageIndex
    ? `both stand in stage "${producer.stage}", where runOrder ${consumer.runOrder} does not come after ${producer.runOrder}`
    : `stage "${consumer.stage}" runs before stage "${producer.stage}"`
}

function unknownArtifact(subject: PipelineSubject, consumer: Moment, artifact: string, at: Pointer): Diagnostic {
  const made = subject.moments.flatMap(({ action }) => (action.outputArtifacts ?? []).map(({ name }) => name))
  const near = nearName(artifact, made)
  return problem(subject, at, {
    code: 'pipeline/unknown-artifact',
    message: `action "${consumer.action.name}" reads artifact "${artifact}", which no action makes`,
    help: near === undefined ? 'name an artifact that an earlier action makes' : `use "${near}"`,
  })
}
