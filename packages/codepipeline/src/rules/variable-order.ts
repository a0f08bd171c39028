import { child, type Diagnostic, type Pointer } from '@stepwright/asl'
import { runsBefore, type Moment } from '../model/timeline.js'
import { reservedNamespaces, variableReferences } from '../model/variable-reference.js'
import { providerOf } from '../providers/catalog.js'
import { locate, problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * Every `#{Namespace.Key}` names an action that ran before, and a variable that it leaves.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export const variableOrder: PipelineRule = (subject) =>
  subject.moments.flatMap((reader) =>
    Object.entries(reader.action.configuration ?? {}).flatMap(([key, value]) =>
      variableReferences(value)
        .filter(({ namespace }) => !reservedNamespaces.includes(namespace))
        .flatMap((reference) => checkReference(subject, reader, reference, child(reader.pointer, 'configuration', key))),
    ),
  )

function checkReference(
  subject: PipelineSubject,
  reader: Moment,
  { namespace, key }: { namespace: string; key: string },
  at: Pointer,
): Diagnostic[] {
  const writer = subject.moments.find(({ action }) => action.namespace === namespace)
  if (writer === undefined) {
    return [
      problem(subject, at, {
        code: 'pipeline/unknown-namespace',
        message: `action "${reader.action.name}" reads "#{${namespace}.${key}}", and no action has the namespace "${namespace}"`,
        help: 'take the variable from an action of this pipeline, as in source.variables.CommitId',
      }),
    ]
  }
  if (!runsBefore(writer, reader)) {
    return [
      problem(subject, at, {
        code: 'pipeline/variable-order',
        message: `action "${reader.action.name}" reads "#{${namespace}.${key}}" before action "${writer.action.name}" has set it`,
        help: `let "${reader.action.name}" run after "${writer.action.name}"`,
        related: [{ message: `"${namespace}" is set here`, location: locate(subject, writer.pointer) }],
      }),
    ]
  }
  return checkKey(subject, writer, namespace, key, at)
}

function checkKey(subject: PipelineSubject, writer: Moment, namespace: string, key: string, at: Pointer): Diagnostic[] {
  const known = providerOf(writer.action.actionTypeId)?.variables ?? 'dynamic'
  if (known === 'dynamic' || known.includes(key)) return []
  return [
    problem(subject, at, {
      code: 'pipeline/unknown-variable',
      message: `action "${writer.action.name}" sets no variable "${key}"`,
      help: `use one of ${known.map((name) => `"#{${namespace}.${name}}"`).join(', ')}`,
    }),
  ]
}
